using SupportFlows.Domain.Forms;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain_Tests.Forms;

/// <summary>What each service really sends becomes the ticket that its customer meant.</summary>
public class PayloadTests
{
    const string Subject = "Name resolution fails";
    const string Description = "Since 9:00 no host in eu-central resolves.";

    static TicketRequest Read(string preset, string payload, string contentType = "application/json; charset=utf-8") =>
        FormMapping.Read(FormFixture.Source(preset), contentType, FormFixture.Payload(payload));

    [Fact]
    public void Typeform_Response_BecomesARequest()
    {
        var request = Read("typeform", "typeform");

        Assert.Equal("y7w0f2qk1c8zqny7w0fm3d5vax9u4tbe", request.ExternalId);
        Assert.Equal(Subject, request.Subject);
        Assert.Equal("Since 9:00 no host in eu-central resolves.\nRestarting did not help. Grüße, 安娜", request.Description);
        Assert.Equal(Severity.ProductionImpacted, request.Severity);
        Assert.Equal(("Ann Berg", "ann@business.example", "+4930901820"), (request.Contact.Name, request.Contact.Email, request.Contact.Phone));
        Assert.Equal(("de", "Europe/Berlin"), (request.Contact.Language, request.Contact.TimeZone));
        Assert.Equal(new Software("vsftpd", "3.0.5"), request.Software);
    }

    [Fact]
    public void Tally_Response_BecomesARequestWithTheTextsOfItsOptions()
    {
        var request = Read("tally", "tally");

        Assert.Equal("2EDvOYx", request.ExternalId);
        Assert.Equal((Subject, Description), (request.Subject, request.Description));
        Assert.Equal(Severity.BusinessCritical, request.Severity);
        Assert.Equal(("Ann Berg", "ann@business.example", null), (request.Contact.Name, request.Contact.Email, request.Contact.Phone));
        Assert.Equal("DNS, Load balancer", request.Product);
        Assert.Null(request.Software);
    }

    [Fact]
    public void GoogleForms_Response_BecomesARequest()
    {
        var request = Read("google-forms", "google-forms");

        Assert.Equal("2_ABaOnueYw7m8R4", request.ExternalId);
        Assert.Equal((Subject, Description, Severity.SystemImpaired), (request.Subject, request.Description, request.Severity));
        Assert.Equal(("Ann Berg", "ann@business.example", null), (request.Contact.Name, request.Contact.Email, request.Contact.Phone));
    }

    [Fact]
    public void Zendesk_TriggerTemplate_BecomesARequest()
    {
        var request = Read("zendesk", "zendesk");

        Assert.Equal("35436", request.ExternalId);
        Assert.Equal((Subject, Description, Severity.ProductionImpacted), (request.Subject, request.Description, request.Severity));
        Assert.Equal(("Ann Berg", "ann@business.example", "en"), (request.Contact.Name, request.Contact.Email, request.Contact.Language));
    }

    [Fact]
    public void Generic_Body_IsThatOfTheTicketApi()
    {
        var request = Read("generic", "generic");

        Assert.Equal("web-4711", request.ExternalId);
        Assert.Equal((Subject, Description, Severity.BusinessCritical), (request.Subject, request.Description, request.Severity));
        Assert.Equal(("Ann Berg", "ann@business.example", "+4930901820"), (request.Contact.Name, request.Contact.Email, request.Contact.Phone));
        Assert.Equal("DNS", request.Product);
        Assert.Equal(new Software("vsftpd", "3.0.5"), request.Software);
    }

    [Fact]
    public void Source_OfOneAccount_FilesForIt() =>
        Assert.Equal("acme", FormMapping.Read(FormFixture.Source("generic", s => s.AccountId = "acme"), "application/json", FormFixture.Payload("generic")).AccountId);
}
