using System.Net;
using SupportFlows.Client;
using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Webhooks;

public class GoodMonth
{
    [Fact]
    public Task Everybody_Is_Told_What_He_May_See_In_Order_And_Once() => Story.Tell(Story.NoAuditor, async story =>
    {
        await using var receiver = await FakeReceiver.StartAsync(story.Time);
        var business = story.Customer("demo-business");
        var customer = await Hook.SubscribesAsync(business, receiver, "customer", "*");
        var other = await Hook.SubscribesAsync(story.Customer("demo-enterprise"), receiver, "other", "*");
        var staff = await Hook.SubscribesAsync(story.Operator, receiver, "staff", "ticket.*", "page.*");
        var closings = await Hook.SubscribesAsync(story.Operator, receiver, "closings", "ticket.closed");

        (await customer.Does("test")).Is(HttpStatusCode.Accepted);
        var ticket = await business.Files("production-impacted");
        await story.Staff.Replies(ticket, "We are on it.");
        await story.Staff.Notes(ticket, "Looks like their cache.");
        await story.Staff.Client.Tickets.CloseAsync(ticket.Id);
        await story.Advance(1.Hours());

        var timeline = await ticket.Timeline();
        var shown = timeline.Where(e => e.Public).Select(Line).ToList();
        Assert.Equal(["2 ping", .. shown], customer.Taken);
        Assert.Equal(timeline.Select(Line), staff.Taken.Where(l => l.Contains(" ticket.", StringComparison.Ordinal)));
        Assert.Contains(staff.Taken, l => l.EndsWith("ticket.noted", StringComparison.Ordinal));
        Assert.Contains("1 page.triggered", staff.Taken);
        Assert.Contains(" page.closed", string.Join(';', staff.Taken), StringComparison.Ordinal);
        Assert.Equal(timeline.Where(e => e.Type == "closed").Select(Line), closings.Taken);
        Assert.Empty(other.Taken);

        await ReplyIsWhole(customer, ticket);
        await LogIsWhole(customer, shown.Count + 1);
        await NoSecretIsShown(story, customer);

        await story.Advance(32.Days());
        Assert.Empty(await customer.Log());
        Assert.Equal(shown.Count + 1, customer.Taken.Count);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Event_Of_A_Launch_Is_Told() => Story.Tell(Story.NoAuditor, async story =>
    {
        await using var receiver = await FakeReceiver.StartAsync(story.Time);
        var enterprise = story.Customer("demo-enterprise");
        var hook = await Hook.SubscribesAsync(enterprise, receiver, "events", "iem.requested", "iem.cancelled");
        var asked = (await enterprise.Posts("/api/iem-requests", new
        {
            @event = "Spring sale",
            firstDay = "2026-04-01",
            lastDay = "2026-04-01",
            timeZone = "Asia/Shanghai",
            contacts = new[] { new { name = "Ann", email = Contacts.Ann } },
        })).Is(HttpStatusCode.Accepted).Json;
        (await enterprise.Posts($"/api/iem-requests/{asked["id"]}/cancel", new { reason = "No sale." })).Is(HttpStatusCode.OK);

        Assert.Equal(["iem.requested", "iem.cancelled"], hook.Bodies.Select(b => (string)b["type"]!));
        Assert.All(hook.Bodies, b => Assert.Equal(("iem", (string)asked["id"]!), ((string)b["subject"]!["kind"]!, (string)b["subject"]!["id"]!)));
        await story.ForgetsMessages();
    });

    static string Line(TimelineEvent happened) => $"{happened.Number} ticket.{happened.Type}";

    static async Task ReplyIsWhole(Hook hook, StoryTicket ticket)
    {
        var told = Assert.Single(await ticket.Events("replied"));
        var body = Assert.Single(hook.Bodies, b => (string)b["type"]! == "ticket.replied");
        Assert.Equal(1, (int)body["schema"]!);
        Assert.Equal(told.At, (DateTimeOffset)body["at"]!);
        Assert.Equal(told.Body, (string)body["data"]!["body"]!);
        Assert.Equal(told.Actor.Name, (string)body["data"]!["actor"]!["name"]!);
        Assert.Equal(("ticket", ticket.Id, "demo-business"), ((string)body["subject"]!["kind"]!, (string)body["subject"]!["id"]!, (string)body["subject"]!["accountId"]!));
        Assert.Equal($"{hook.Id}-{ticket.Id}-{told.Number}", (string)body["id"]!);
        Assert.Contains(hook.Receiver.MessagesTo(hook.Path), m => m.Key == (string)body["id"]!);
    }

    static async Task LogIsWhole(Hook hook, int count)
    {
        var log = await hook.Log();
        Assert.Equal(count, log.Count);
        Assert.All(log, d =>
        {
            Assert.Equal("delivered", (string)d["status"]!);
            Assert.Equal((200, "thank you"), ((int)Assert.Single(d["attempts"]!.AsArray())!["status"]!, (string)d["attempts"]![0]!["answer"]!));
        });
        Assert.Equal(log.Select(d => (string)d["at"]!).OrderDescending(StringComparer.Ordinal), log.Select(d => (string)d["at"]!));
        Assert.Equal(count, (await hook.Log("?status=delivered")).Count);
        Assert.Empty(await hook.Log("?status=failed"));
    }

    static async Task NoSecretIsShown(Story story, Hook hook)
    {
        Assert.Contains(hook.Id, (await story.Operator.Gets("/api/webhook-subscriptions")).Text, StringComparison.Ordinal);
        foreach (var path in new[] { "", $"/{hook.Id}", $"/{hook.Id}/timeline", $"/{hook.Id}/deliveries" })
        {
            Assert.DoesNotContain("whsec_", (await hook.Owner.Gets($"/api/webhook-subscriptions{path}")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        }
    }
}
