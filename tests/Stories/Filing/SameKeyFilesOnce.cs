using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Filing;

public class SameKeyFilesOnce
{
    static readonly object Request = new { subject = "Retry me", description = "The network is flaky.", severity = "general", contact = new { name = "Ann", email = Contacts.Ann } };

    [Fact]
    public Task Idempotency_Key_Sent_Twice_Gives_The_Same_Ticket() => Story.Tell(async story =>
    {
        var customer = story.Customer("demo-enterprise");

        var first = (await customer.Posts("/api/tickets", Request, ("Idempotency-Key", "k-1"))).Is(HttpStatusCode.Accepted);
        var second = (await customer.Posts("/api/tickets", Request, ("Idempotency-Key", "k-1"))).Is(HttpStatusCode.Accepted);
        var other = (await customer.Posts("/api/tickets", Request, ("Idempotency-Key", "k-2"))).Is(HttpStatusCode.Accepted);

        Assert.Equal(first.Text, second.Text);
        Assert.NotEqual((string)first.Json["id"]!, (string)other.Json["id"]!);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task External_Id_Of_Two_Customers_Is_Two_Tickets() => Story.Tell(async story =>
    {
        var one = await story.Customer("demo-enterprise").Files("general", externalId: "4711");
        var two = await story.Customer("demo-business").Files("general", externalId: "4711");

        Assert.NotEqual(one.Id, two.Id);
        await story.ForgetsMessages();
    });
}
