using SupportFlows.Browser.Harness;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Browser.Days;

/// <summary>Lee works the queue before a promise is missed.</summary>
public class HandlersDay(Chromium chromium)
{
    [Fact]
    public Task Answers_Notes_Triages_And_Resolves() => chromium.Tell(async browser =>
    {
        var story = browser.Story;
        var ticket = await story.Customer("demo-enterprise").Files("business-critical", subject: "Checkout is down");
        await story.Customer("demo-business").Files("production-impacted", subject: "Load balancer drops connections");
        await story.Customer("demo-basic").Files("general", subject: "Where is my invoice?");
        var late = await story.Customer("demo-enterprise").Files("production-impacted", subject: "Backups fail");
        await story.Advance(TimeSpan.FromMinutes(8));

        var lee = await browser.SignsIn("demo-staff");
        await lee.Goes("/tickets?assignee=all");
        await lee.Sees("7 min", "Checkout is down", "Load balancer drops connections");
        await lee.LooksGood("queue");
        await lee.Follows("Checkout is down");
        await lee.LooksGood("ticket");
        await lee.Fills("Note for colleagues", "Their cache node, probably.");
        await lee.Presses("Keep note for staff only");
        await lee.Sees("Internal note: the customer does not see it", "Their cache node, probably.");
        await lee.Fills("Your reply", "We are failing over now.");
        await lee.Presses("Send to Ann Enterprise");
        await lee.Sees("Your reply is sent", "Met", "Answered by Lee Lead");
        await ticket.Clock("first-response").Is("met");
        await lee.Presses("Mark as resolved");
        await lee.Sees("Resolved");
        await lee.LooksGood("ticket-resolved");

        await story.Advance(TimeSpan.FromMinutes(30));
        await lee.Goes($"/tickets/{late.Id}");
        await lee.Sees("over");
        await lee.LooksGood("ticket-missed");
        await lee.Goes("/tickets/new");
        await lee.LooksGood("new-ticket-by-staff");
        await lee.Goes("/accounts");
        await lee.LooksGood("customers");
        await lee.Goes("/accounts/demo-enterprise");
        await lee.LooksGood("customer");
        await story.ForgetsMessages();
    });
}
