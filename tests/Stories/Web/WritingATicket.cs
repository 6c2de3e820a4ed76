using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Web;

public class WritingATicket
{
    static readonly (string Name, string Value)[] Written =
    [
        ("form", "new-ticket"),
        ("once", "0123456789abcdef"),
        ("subject", "Order database <timeouts>"),
        ("description", "Since noon every query of the order database ends in a timeout."),
        ("severity", "business-critical"),
        ("contact", Contacts.Bea),
        ("software.name", "vsftpd"),
        ("software.version", "2.9"),
    ];

    [Fact]
    public Task Customer_Sees_The_Promise_And_What_Looks_Alike_Before_The_Ticket_Is_Sent_Once() => Story.Tell(async story =>
    {
        var first = await story.Customer("demo-business").Files("general", subject: "Order database refuses a query");
        var bea = await story.Visits("demo-business");
        (await bea.Opens("/tickets/new")).Shows(
            "First response within 30 min, day and night", "Your plan handles it as Production system impacted. The plan Enterprise covers it.", "Bea Business, bea@business.example", "Your core business is down.");

        (await bea.Posts("/tickets/new", [.. Written, ("step", "review")])).Is(HttpStatusCode.OK)
            .Shows("Order database refuses a query", $"/tickets/{first.Id}", "Service status", "A first response by 2 Mar 2026, 10:30", "Order database <timeouts>", "vsftpd 2.9 is older than 3.0")
            .Hides("Documentation</a>");
        Assert.Single((await story.Staff.Gets("/api/tickets?account=demo-business")).Json["items"]!.AsArray());

        var place = (await bea.Posts("/tickets/new", [.. Written, ("step", "send")])).LeadsTo();
        Assert.Equal(place, (await bea.Posts("/tickets/new", [.. Written, ("step", "send")])).LeadsTo());
        Assert.Equal(2, (await story.Staff.Gets("/api/tickets?account=demo-business")).Json["items"]!.AsArray().Count);

        (await bea.Opens(place)).Shows("Your ticket is filed, and its promise is running.", "30 min", "Accepted as Production system impacted", "The plan Business covers it as Production system impacted", "Out of scope", "Send to support")
            .Hides("Internal note", "Give it to", "Mark as resolved", "/pages/p", "Tags");
        var stranger = await story.Visits("demo-basic");
        (await stranger.Gets(place.Split('?')[0])).Is(HttpStatusCode.NotFound).Hides("Order database");
        (await stranger.Posts(place.Split('?')[0] + "/reply", ("form", "reply"), ("body", "Who is it?"))).Is(HttpStatusCode.NotFound);
        (await stranger.Opens("/tickets")).Hides("Order database");
        (await stranger.Gets($"/tickets?find={first.Id}")).Is(HttpStatusCode.OK).Shows("There is no ticket with the id");
        await story.ForgetsMessages();
    });

    [Fact]
    public Task What_Was_Written_Stays_When_The_Form_Is_Refused() => Story.Tell(async story =>
    {
        (string, string)[] half = [("form", "new-ticket"), ("subject", "Invoice of \"March\""), ("description", "Which refund stands on the invoice?"), ("contact", "another"), ("contact.email", "nobody")];
        var ann = await story.Visits("demo-basic");

        (await ann.Posts("/tickets/new", [.. half, ("step", "review")])).Is(HttpStatusCode.UnprocessableEntity)
            .Shows("Invoice of \"March\"", "Which refund stands on the invoice?", "nobody", "new-ticket-severity-fault", "Is not an email address", "Pricing center").Hides("Send the ticket");
        (await ann.Posts("/tickets/new", [.. half, ("step", "send")])).Is(HttpStatusCode.UnprocessableEntity).Shows("Invoice of \"March\"", "nobody", "new-ticket-severity-fault");

        var staff = await story.Visits("demo-staff");
        (await staff.Opens("/tickets/new?accountId=demo-enterprise")).Shows("Elm Exchange", "李雷", "First response within 15 min, day and night");
        (await staff.Posts("/tickets/new", [.. Written, ("accountId", "no-such"), ("step", "send")])).Is(HttpStatusCode.UnprocessableEntity).Shows("There is no such account", "Order database <timeouts>");
        var place = (await staff.Posts("/tickets/new", [.. Written, ("accountId", "demo-business"), ("step", "send")])).LeadsTo();
        (await staff.Opens(place)).Shows("Birch Books", "Contact", Contacts.Bea);
        await story.ForgetsMessages();
    });
}
