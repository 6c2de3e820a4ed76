using System.Text.RegularExpressions;
using SupportFlows.Browser.Harness;
using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Browser.Days;

/// <summary>The operator looks whether all is well, and lets a program be told.</summary>
public class OperatorsDay(Chromium chromium)
{
    [Fact]
    public Task Looks_At_Health_Messages_And_Webhooks() => chromium.Tell(async browser =>
    {
        var story = browser.Story;
        await using var receiver = await FakeReceiver.StartAsync(story.Time);
        var op = await browser.SignsIn("demo-operator");
        await op.Sees("All is well");
        await op.LooksGood("health");

        await op.Goes("/webhooks");
        await op.LooksGood("webhooks");
        await op.Fills("Address", receiver.UrlOf("hook"));
        await op.Presses("Add");
        await op.LooksGood("webhook-made");
        receiver.Trusts("hook", Regex.Match(await op.Text(), "whsec_[A-Za-z0-9_-]+").Value);
        await story.Customer("demo-business").Files("production-impacted", subject: "Load balancer drops connections");
        Assert.NotEmpty(receiver.MessagesTo("hook"));
        await op.Goes("/webhooks");
        await op.Follows(receiver.UrlOf("hook"));
        await op.Sees("ticket.accepted", "Delivered");
        await op.SeesNothingOf("whsec_");
        await op.LooksGood("webhook");

        await op.Goes("/messages");
        await op.LooksGood("messages");
        await op.Goes("/inbox");
        await op.LooksGood("inbox");
        await story.ForgetsMessages();
    });
}
