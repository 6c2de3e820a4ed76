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
        await op.Sees("whsec_");
        await op.LooksGood("webhook-made");
        await story.Customer("demo-business").Files("production-impacted", subject: "Load balancer drops connections");
        await op.Goes(op.Path == "/webhooks" ? await FirstLink(op, "/webhooks/") : op.Path);
        await op.Sees("ticket.accepted");
        await op.LooksGood("webhook");

        await op.Goes("/messages");
        await op.LooksGood("messages");
        await op.Goes("/inbox");
        await op.LooksGood("inbox");
        await op.Goes("/api/docs");
        await story.ForgetsMessages();
    });

    static async Task<string> FirstLink(Harness.Visitor visitor, string prefix)
    {
        await visitor.Goes("/webhooks");
        return await visitor.Page.Locator($"a[href^='{prefix}']").First.GetAttributeAsync("href") ?? throw new InvalidOperationException($"No link to {prefix}.");
    }
}
