using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tests.Tickets;

public class IntakeRefusalTests
{
    static readonly TicketRequest Fine = Given.Request();

    public static readonly TheoryData<string, TicketRequest> Faulty = new()
    {
        { "subject", Fine with { Subject = null! } },
        { "subject", Fine with { Subject = "  " } },
        { "subject", Fine with { Subject = new string('x', 201) } },
        { "description", Fine with { Description = "" } },
        { "description", Fine with { Description = new string('x', 20_001) } },
        { "severity", Fine with { Severity = null } },
        { "severity", Fine with { Severity = (Severity)9 } },
        { "contact", Fine with { Contact = null! } },
        { "contact", Fine with { Contact = new("Ann", null, null) } },
        { "contact.email", Fine with { Contact = new("Ann", "ann at shop", null) } },
        { "contact.email", Fine with { Contact = new("Ann", "ann@shop.example\r\nBcc: all@shop.example", null) } },
        { "contact.email", Fine with { Contact = new("Ann", "ann@localhost", null) } },
        { "contact.phone", Fine with { Contact = new("Ann", null, "030 123456") } },
        { "contact.phone", Fine with { Contact = new("Ann", null, "+1234567890123456") } },
        { "contact.name", Fine with { Contact = Given.Ann with { Name = new string('x', 201) } } },
        { "contact.timeZone", Fine with { Contact = Given.Ann with { TimeZone = "Mars/Olympus" } } },
        { "product", Fine with { Product = new string('x', 201) } },
        { "software.name", Fine with { Software = new("", "3.0") } },
        { "software.version", Fine with { Software = new("vsftpd", new string('1', 201)) } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Request_WithAFaultyField_IsRefusedNamingIt(string field, TicketRequest request)
    {
        var refusal = Assert.Throws<RefusalException>(() => Accept(request));

        Assert.Equal(RefusalKind.Invalid, refusal.Kind);
        Assert.Equal(field, Assert.Single(refusal.Errors).Field);
    }

    [Fact]
    public void Request_WithManyFaults_HearsOfAllAtOnce()
    {
        var refusal = Assert.Throws<RefusalException>(() => Accept(new TicketRequest(null, "", "", null, new Contact("", "x", "y"))));

        Assert.Equal(["subject", "description", "severity", "contact.email", "contact.phone"], refusal.Errors.Select(e => e.Field));
    }

    [Fact]
    public void Request_AtTheLimits_IsTakenAndTidied()
    {
        var request = Fine with
        {
            Subject = $" {new string('s', 200)} ",
            Description = new string('d', 20_000),
            Contact = new("", " Ann@Shop.example ", "+49 (30) 123-456"),
        };

        var ticket = Accept(request).State;

        Assert.Equal(200, ticket.Subject.Length);
        Assert.Equal("Ann@Shop.example", ticket.Contact.Name);
        Assert.Equal("+4930123456", ticket.Contact.Phone);
    }

    static Change<Ticket> Accept(TicketRequest request) =>
        TicketIntake.Accept(Given.Catalog, "t1", "api:shop", "x-1", "api", request, new Sender(Given.Account("business"), Given.Ann), Given.Noon);
}
