using System.Text;
using SupportFlows.Domain.Forms;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain_Tests.Forms;

/// <summary>Jotform posts multipart/form-data, with the answers as JSON in the field <c>rawRequest</c>.</summary>
public class JotformTests
{
    const string Boundary = "------------------------d74496d66958873e";

    static readonly string Answers = Encoding.UTF8.GetString(FormFixture.Payload("jotform-rawRequest")).Trim();

    static readonly (string Name, string Value)[] Fields =
    [
        ("action", ""), ("webhookURL", "https://support.example/api/webhooks/forms/jotform?token=x"), ("username", "ann"), ("formID", "241234567890123"), ("type", "WEB"),
        ("formTitle", "Support"), ("submissionID", "5834567890123456789"), ("ip", "203.0.113.7"), ("pretty", "Name:Ann Berg, Subject:Name resolution fails"), ("rawRequest", Answers),
    ];

    static byte[] Multipart(string extra = "") => Encoding.UTF8.GetBytes(
        string.Concat(Fields.Select(f => $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{f.Name}\"\r\n\r\n{f.Value}\r\n")) + extra + $"--{Boundary}--\r\n");

    [Theory]
    [InlineData("multipart/form-data; boundary=" + Boundary)]
    [InlineData("Multipart/Form-Data; charset=utf-8; boundary=\"" + Boundary + "\"")]
    public void Jotform_Multipart_BecomesARequest(string contentType) =>
        AssertRequest(contentType, Multipart());

    [Fact]
    public void Jotform_UrlEncoded_BecomesARequest() =>
        AssertRequest("application/x-www-form-urlencoded", Encoding.ASCII.GetBytes(string.Join('&', Fields.Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value).Replace("%20", "+")}"))));

    [Fact]
    public void Jotform_WithAnUploadedFile_PassesItOver() =>
        AssertRequest("multipart/form-data; boundary=" + Boundary, Multipart($"--{Boundary}\r\nContent-Disposition: form-data; name=\"submissionID\"; filename=\"x.png\"\r\nContent-Type: image/png\r\n\r\n\u0001\u0002\r\n"));

    [Fact]
    public void Jotform_NumberThatCannotBeDialled_IsLeftToTheHandler()
    {
        var request = FormMapping.Read(FormFixture.Source("jotform"), "multipart/form-data; boundary=" + Boundary, Multipart());

        Assert.Null(request.Contact.Phone);
        Assert.EndsWith("Phone as given: (030) 901820", request.Description);
    }

    static void AssertRequest(string contentType, byte[] body)
    {
        var request = FormMapping.Read(FormFixture.Source("jotform"), contentType, body);

        Assert.Equal("5834567890123456789", request.ExternalId);
        Assert.Equal("Name resolution fails", request.Subject);
        Assert.StartsWith("Since 9:00 no host in eu-central resolves.\r\nGrüße", request.Description);
        Assert.Equal(Severity.SystemImpaired, request.Severity);
        Assert.Equal(("Ann Berg", "ann@business.example"), (request.Contact.Name, request.Contact.Email));
        Assert.Equal("DNS, Load balancer", request.Product);
    }
}
