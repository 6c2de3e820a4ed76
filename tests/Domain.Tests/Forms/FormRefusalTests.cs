using System.Text;
using SupportFlows.Domain.Forms;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Domain_Tests.Forms;

/// <summary>What cannot become a ticket is refused with what is wrong and where it was looked for.</summary>
public class FormRefusalTests
{
    static RefusalException Refused(string preset, string body, string? contentType = "application/json") =>
        Assert.Throws<RefusalException>(() => FormMapping.Read(FormFixture.Source(preset), contentType, Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Form_Empty_NamesEveryMissingFieldAndItsPlace()
    {
        var refusal = Refused("generic", "{}");

        Assert.Equal(RefusalKind.Invalid, refusal.Kind);
        Assert.Equal(["subject", "description", "severity", "contact"], refusal.Errors.Select(e => e.Field));
        Assert.Contains("SupportFlows:Forms:generic:Fields:subject", refusal.Errors[0].Reason);
        Assert.Contains("contact.email | contact.phone", refusal.Errors[3].Reason);
    }

    [Fact]
    public void Severity_InAWordingNobodyConfigured_IsRefusedWithTheWording()
    {
        var error = Assert.Single(Refused("tally", """{"eventType":"FORM_RESPONSE","data":{"fields":[{"label":"Subject","value":"a"},{"label":"Description","value":"b"},{"label":"Email","value":"a@b.example"},{"label":"Severity","value":"Doom"}]}}""").Errors);

        Assert.Equal(("severity", "Doom"), (error.Field, error.Value));
        Assert.Contains("business-critical", error.Reason);
        Assert.Contains("SupportFlows:Forms:tally:Values:severity", error.Reason);
        Assert.Contains("data.fields[label=Severity].value", error.Reason);
    }

    [Fact]
    public void Zendesk_EventWithoutTheRequester_SaysThatTheContactIsMissing()
    {
        var refusal = Assert.Throws<RefusalException>(() => FormMapping.Read(FormFixture.Source("zendesk"), "application/json", FormFixture.Payload("zendesk-event")));

        var error = Assert.Single(refusal.Errors);
        Assert.Equal("contact", error.Field);
        Assert.Contains("detail.requester.email", error.Reason);
    }

    [Fact]
    public void Typeform_PartialResponse_IsNotASubmission()
    {
        var error = Assert.Single(Refused("typeform", """{"event_type":"form_response_partial","form_response":{"token":"1"}}""").Errors);

        Assert.Equal(("event_type", "form_response_partial"), (error.Field, error.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{\"subject\":\"half")]
    [InlineData("{\"subject\":\"\\ud800\"}")]
    [InlineData("{}{}")]
    public void Body_NotJson_IsMalformed(string body) => Assert.Equal(RefusalKind.Malformed, Refused("generic", body).Kind);

    [Fact]
    public void Body_TooDeep_IsMalformed() => Assert.Equal(RefusalKind.Malformed, Refused("generic", new string('[', 40) + new string(']', 40)).Kind);

    [Fact]
    public void Body_TooLarge_IsRefusedAsThat() => Assert.Equal(RefusalKind.TooLarge, Refused("generic", new string(' ', 1024 * 1024 + 1)).Kind);

    [Theory]
    [InlineData("application/xml")]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=")]
    [InlineData("multipart/form-data; boundary=absent")]
    public void ContentType_ThatCannotBeRead_IsMalformed(string contentType) => Assert.Equal(RefusalKind.Malformed, Refused("generic", "{}", contentType).Kind);

    [Fact]
    public void Multipart_CutOff_IsMalformed() =>
        Assert.Equal(RefusalKind.Malformed, Refused("jotform", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf", "multipart/form-data; boundary=b").Kind);

    [Fact]
    public void Form_WithoutASeverity_TakesTheDefaultOfItsSource()
    {
        const string Body = """{"subject":"a","description":"b","contact":{"phone":"+4930901820"}}""";
        var source = FormFixture.Source("generic", s => s.DefaultSeverity = "system-impaired");

        Assert.Equal(Severity.SystemImpaired, FormMapping.Read(source, "application/json", Encoding.UTF8.GetBytes(Body)).Severity);
    }
}
