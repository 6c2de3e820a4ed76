using System.Net;
using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Webhooks;

public class KilledInTheMiddle
{
    [Fact]
    public Task What_Waited_Goes_On_Waiting_And_The_Secret_Is_Rotated_Meanwhile() => Story.Tell(async story =>
    {
        await using var receiver = await FakeReceiver.StartAsync(story.Time);
        var business = story.Customer("demo-business");
        var ticket = await business.Files("general");
        var hook = await Hook.SubscribesAsync(business, receiver, "hook", "ticket.replied");
        receiver.BreakDown();
        await story.Staff.Replies(ticket, "one");
        await story.Staff.Replies(ticket, "two");
        await story.KillAndRestart();
        await story.Advance(1.Hours());
        await story.KillAndRestart();
        receiver.Restore();
        await story.Advance(3.Hours());
        Assert.Equal((await ticket.Events("replied")).Select(e => $"{e.Number}"), hook.TakenOf(ticket));

        // The receiver still knows the old secret for a day; from then on the new one only.
        var rotated = (await hook.Does("rotate-secret")).Is(HttpStatusCode.OK).Json;
        Assert.NotEqual(hook.Secret, (string)rotated["secret"]!);
        Assert.Equal(Story.Start + 28.Hours(), DateTimeOffset.Parse((string)rotated["previousSecretUntil"]!, null));
        await story.Staff.Replies(ticket, "three");
        Assert.Equal(3, hook.TakenOf(ticket).Count);
        receiver.Trusts("hook", (string)rotated["secret"]!);
        await story.Staff.Replies(ticket, "four");
        Assert.Equal(4, hook.TakenOf(ticket).Count);
        await story.Advance(24.Hours());
        receiver.Trusts("hook", hook.Secret);
        await story.Staff.Replies(ticket, "five");
        Assert.Equal(401, (int)Assert.Single(await hook.Log("?status=waiting"))["attempts"]![0]!["status"]!);
        receiver.Trusts("hook", (string)rotated["secret"]!);
        await story.Advance(12.Seconds());
        Assert.Equal(5, hook.TakenOf(ticket).Count);
        await story.ForgetsMessages();
    });
}
