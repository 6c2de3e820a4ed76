using System.Net;
using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Webhooks;

public class ReceiverIsInTrouble
{
    [Fact]
    public Task Down_For_Hours_Order_Is_Kept_And_Others_Are_Not_Held_Up() => Story.Tell(async story =>
    {
        await using var receiver = await FakeReceiver.StartAsync(story.Time);
        var business = story.Customer("demo-business");
        var (first, second) = (await business.Files("general"), await business.Files("general", subject: "Another"));
        var hook = await Hook.SubscribesAsync(business, receiver, "hook", "ticket.replied");

        // Of one ticket it takes nothing at first, of the other it takes what it is told.
        receiver.On("hook").Next(Behaviour.ServerError);
        await story.Staff.Replies(first, "one");
        await story.Staff.Replies(first, "two");
        await story.Staff.Replies(second, "three");
        Assert.Equal((0, 1), (hook.TakenOf(first).Count, hook.TakenOf(second).Count));
        var waiting = Assert.Single(await hook.Log("?status=waiting"));
        Assert.Equal((500, "answered 500", 500), ((int)waiting["attempts"]![0]!["status"]!, (string)waiting["attempts"]![0]!["error"]!, ((string)waiting["attempts"]![0]!["answer"]!).Length));

        // It takes one, loses the answer, and is then away for hours.
        receiver.On("hook").Next(Behaviour.LoseAnswer);
        await story.Advance(12.Seconds());
        receiver.BreakDown(Outage.Unreachable);
        await story.Advance(5.Hours());
        await story.Staff.Replies(first, "four");
        receiver.Restore();
        await story.Advance(6.Hours());

        var told = hook.TakenOf(first);
        Assert.Equal((await first.Events("replied")).Select(e => $"{e.Number}"), told.Distinct());
        Assert.Equal(told.Order(Comparer<string>.Create((a, b) => int.Parse(a, null) - int.Parse(b, null))), told);
        Assert.Equal(2, told.Count(n => n == told[0]));
        Assert.Empty(await hook.Log("?status=waiting"));

        // One that asks for two hours is left alone for two hours.
        receiver.On("hook").Next(Behaviour.RateLimited);
        await story.Staff.Replies(second, "five");
        await story.Advance(119.Minutes());
        Assert.Single(hook.TakenOf(second));
        await story.Advance(1.Minutes());
        Assert.Equal(2, hook.TakenOf(second).Count);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Down_For_Days_It_Is_Paused_And_Nothing_Is_Lost() => Story.Tell(Story.NoAuditor, async story =>
    {
        story.ExpectsLog("is paused (Failing)");
        await using var receiver = await FakeReceiver.StartAsync(story.Time);
        var business = story.Customer("demo-business");
        var ticket = await business.Files("general");
        var hook = await Hook.SubscribesAsync(business, receiver, "hook", "ticket.replied");
        receiver.BreakDown();
        await story.Staff.Replies(ticket, "one");
        await story.Advance(4.Days());
        await story.ForgetsMessagesBut("webhook-trouble");

        await story.Mailbox(Contacts.Bea).Expects("webhook-trouble", hook.Id, "paused", "three days");
        Assert.Equal("failing", (string)(await hook.Reads())["paused"]!["reason"]!);
        await story.Staff.Replies(ticket, "two");
        receiver.Restore();
        await story.Advance(1.Days());
        Assert.Empty(hook.Taken);

        // A test goes out to one that is paused.
        (await hook.Does("test")).Is(HttpStatusCode.Accepted);
        Assert.Equal("ping", (string)Assert.Single(hook.Bodies)["type"]!);
        await hook.Edits(new { paused = false });
        Assert.Equal((await ticket.Events("replied")).Select(e => $"{e.Number}"), hook.TakenOf(ticket));
        await story.ForgetsMessages();
    });

    [Fact]
    public Task One_That_Is_Gone_Is_Paused_And_One_That_Moved_Is_Found() => Story.Tell(Story.NoAuditor, async story =>
    {
        story.ExpectsLog("is paused (Gone)");
        await using var receiver = await FakeReceiver.StartAsync(story.Time);
        var business = story.Customer("demo-business");
        var ticket = await business.Files("general");
        var hook = await Hook.SubscribesAsync(business, receiver, "hook", "ticket.replied");
        receiver.Trusts("new", hook.Secret);

        receiver.On("hook").Always(Behaviour.Redirect);
        await story.Staff.Replies(ticket, "one");
        Assert.Contains("redirects are not followed", (string)Assert.Single(await hook.Log())["attempts"]![0]!["error"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(receiver.Requests, r => r.Recipient == "elsewhere");
        await story.Advance(1.Seconds());
        await hook.Edits(new { url = receiver.UrlOf("new") });
        Assert.Single(receiver.MessagesTo("new"));

        receiver.On("new").Next(Behaviour.Gone);
        await story.Staff.Replies(ticket, "two");
        await story.ForgetsMessagesBut("webhook-trouble");
        await story.Mailbox(Contacts.Bea).Expects("webhook-trouble", "410 Gone");
        await story.Advance(10.Days());
        Assert.Single(receiver.MessagesTo("new"));
        await hook.Edits(new { paused = false });
        Assert.Equal(2, receiver.MessagesTo("new").Count);

        // And one that was deleted is told of nothing, and forgotten.
        (await business.Deletes($"/api/webhook-subscriptions/{hook.Id}")).Is(HttpStatusCode.NoContent);
        await story.Staff.Replies(ticket, "three");
        Assert.Equal(2, receiver.MessagesTo("new").Count);
        (await business.Gets($"/api/webhook-subscriptions/{hook.Id}")).Refuses(HttpStatusCode.NotFound, "id");
        await story.ForgetsMessages();
    });
}
