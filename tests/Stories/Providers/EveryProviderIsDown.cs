using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Providers;

public class EveryProviderIsDown
{
    [Fact]
    public Task Hours_Of_It_Lose_Nothing_Repeat_Nothing_And_End_In_No_Storm() => Story.Night(Story.NoAuditor, async story =>
    {
        foreach (var words in new[] { "will be offered again", "is given up", "Activity SendMessage", "Nobody answered the page", "nobody answered" })
        {
            story.ExpectsLog(words);
        }

        story.Providers.Email.BreakDown();
        story.Providers.Sms.BreakDown(Outage.Unreachable);
        story.Providers.Slack.BreakDown();
        var tickets = new List<StoryTicket> { await story.Customer("demo-enterprise").Files("general", externalId: "general") };

        // Into the warnings; and two that are urgent near its end, when those on call are rung in vain.
        await story.Advance(5.Hours() + 54.Minutes());
        tickets.Add(await story.Customer("demo-enterprise").Files("business-critical", externalId: "urgent-1"));
        tickets.Add(await story.Customer("demo-enterprise").Files("business-critical", externalId: "urgent-2"));
        await story.Advance(6.Minutes());
        Assert.Empty(story.Providers.Accepted);
        story.Providers.Email.Restore();
        story.Providers.Sms.Restore();
        story.Providers.Slack.Restore();
        await story.Advance(6.Minutes());

        var accepted = story.Providers.Accepted;
        Assert.Equal(accepted.Count, accepted.Select(m => m.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.All(tickets, ticket => Assert.Single(accepted, m => m.Recipient == Contacts.Ann && m.Key.Contains("ticket-accepted", StringComparison.Ordinal) && m.Key.Contains(ticket.Id, StringComparison.Ordinal)));

        // Whoever was on call meanwhile is told of all of it, and his phone does not ring sixty times.
        foreach (var phone in new[] { Contacts.Oncall1Phone, Contacts.Oncall2Phone })
        {
            Assert.InRange(accepted.Count(m => m.Recipient == phone), 1, 10);
        }

        await story.ForgetsMessages();
    });
}
