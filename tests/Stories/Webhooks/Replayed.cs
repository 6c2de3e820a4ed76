using System.Net;
using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Webhooks;

public class Replayed
{
    [Fact]
    public Task What_Was_Given_Up_Is_Delivered_Again_Under_The_Same_Id() => Story.Tell(Story.NoAuditor, async story =>
    {
        story.ExpectsLog("is given up");
        await using var receiver = await FakeReceiver.StartAsync(story.Time);
        var business = story.Customer("demo-business");
        var (bad, good) = (await business.Files("general"), await business.Files("general", subject: "Another"));
        var hook = await Hook.SubscribesAsync(business, receiver, "hook", "ticket.replied");

        // One event that the receiver cannot digest, while it takes others every day.
        for (var day = 0; day < 4; day++)
        {
            receiver.On("hook").Always(Behaviour.ServerError);
            if (day == 0)
            {
                await story.Staff.Replies(bad, "one");
                await story.Staff.Replies(bad, "two");
            }

            await story.Advance(23.Hours());
            receiver.On("hook").Next(Behaviour.Deliver);
            await story.Staff.Replies(good, $"day {day}");
            receiver.On("hook").Always(day < 3 ? Behaviour.ServerError : Behaviour.Deliver);
            await story.Advance(1.Hours());
        }

        // The one behind it began its own round when the first was given up.
        await story.Advance(15.Hours());
        await story.ForgetsMessagesBut("webhook-trouble");
        await story.Mailbox(Contacts.Bea).Expects("webhook-trouble", "given up", "answered 500");
        var failed = Assert.Single(await hook.Log("?status=failed"));
        Assert.Single(hook.TakenOf(bad));

        // By one, by all, and once more though it was taken.
        receiver.On("hook").Next(Behaviour.ServerError);
        (await hook.Does($"deliveries/{failed["id"]}/replay")).Is(HttpStatusCode.Accepted);
        Assert.Equal("waiting", (string)Assert.Single(await hook.Log("?status=waiting"))["status"]!);
        await story.Advance(12.Seconds());
        Assert.Equal(0, (int)(await hook.Does("replay-failed", new { since = "2026-03-01T00:00:00Z" })).Is(HttpStatusCode.Accepted).Json["replayed"]!);
        (await hook.Does($"deliveries/{failed["id"]}/replay")).Is(HttpStatusCode.Accepted);
        var again = receiver.MessagesTo("hook").Where(m => m.Key == (string)failed["id"]!).ToList();
        Assert.Equal(2, again.Count);
        Assert.Single(again.Select(m => m.Body).Distinct());
        Assert.Equal("delivered", (string)(await business.Gets($"/api/webhook-subscriptions/{hook.Id}/deliveries/{failed["id"]}")).Json["status"]!);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task All_That_Failed_Is_Delivered_Again_In_Order() => Story.Tell(Story.NoAuditor, async story =>
    {
        story.ExpectsLog("is given up");
        story.ExpectsLog("is paused (Failing)");
        await using var receiver = await FakeReceiver.StartAsync(story.Time);
        var business = story.Customer("demo-business");
        var hook = await Hook.SubscribesAsync(business, receiver, "hook", "ticket.replied");
        var (one, two) = (await business.Files("general"), await business.Files("general", subject: "Another"));
        receiver.On("hook").Always(Behaviour.ServerError);
        await story.Staff.Replies(one, "first");
        await story.Advance(1.Hours());
        receiver.On("hook").Next(Behaviour.Deliver);
        await story.Staff.Replies(two, "taken");
        await story.Staff.Replies(one, "second");
        // The first is given up before the three days of nothing but failures are over.
        await story.Advance(71.Hours());
        var failed = Assert.Single(await hook.Log("?status=failed"));
        await story.Advance(12.Hours());
        Assert.NotNull((await hook.Reads())["paused"]);

        receiver.On("hook").Always(Behaviour.Deliver);
        Assert.Equal(1, (int)(await hook.Does("replay-failed")).Is(HttpStatusCode.Accepted).Json["replayed"]!);
        Assert.Empty(hook.TakenOf(one));
        await hook.Edits(new { paused = false });

        Assert.Equal((await one.Events("replied")).Select(e => $"{e.Number}"), hook.TakenOf(one));
        Assert.Equal((string)failed["id"]!, receiver.MessagesTo("hook").First(m => m.Key!.Contains(one.Id, StringComparison.Ordinal)).Key);
        await story.ForgetsMessages();
    });
}
