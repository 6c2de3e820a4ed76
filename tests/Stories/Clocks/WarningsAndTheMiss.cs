using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Clocks;

public class WarningsAndTheMiss
{
    [Fact]
    public Task Each_Warning_Goes_Out_Once_To_The_Right_People() => Story.Tell(async story =>
    {
        await story.PagesNobody();
        var ticket = await story.HasTicket("enterprise", "general");

        await story.Advance(4.Hours());
        await Warned(story, ticket, "50", Contacts.Expert, Contacts.ExpertPhone);
        await story.Advance(2.Hours());
        await Warned(story, ticket, "75", Contacts.Expert, Contacts.ExpertPhone, Contacts.Lead, Contacts.LeadPhone);
        await story.Advance(72.Minutes());
        await Warned(story, ticket, "90", Contacts.Expert, Contacts.ExpertPhone, Contacts.Lead, Contacts.LeadPhone, Contacts.Oncall1, Contacts.Oncall1Phone, Contacts.Oncall2, Contacts.Oncall2Phone);
        await ticket.Clock("first-response").Is("running");
        Assert.Equal(3, (await ticket.Events("clock-warned")).Count);
    });

    [Fact]
    public Task Miss_Is_Recorded_Once_And_Told() => Story.Tell(async story =>
    {
        await story.PagesNobody();
        var ticket = await story.HasTicket("enterprise", "business-critical");
        await story.Advance(15.Minutes() - 1.Seconds());
        await ticket.Clock("first-response").Is("running");
        await story.ForgetsMessages();

        await story.Advance(1.Seconds());
        await story.Advance(1.Hours());

        await ticket.Clock("first-response").Is("missed");
        Assert.Single(await ticket.Events("clock-missed"));
        foreach (var address in new[] { Contacts.Expert, Contacts.ExpertPhone, Contacts.Lead, Contacts.LeadPhone, Contacts.Oncall1, Contacts.Oncall1Phone, Contacts.Oncall2, Contacts.Oncall2Phone })
        {
            await story.Mailbox(address).Expects("clock-missed", ticket.Id);
        }
    });

    [Fact]
    public Task Clock_Moved_Past_Everything_At_Once_Fires_Everything_In_Order() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");

        await story.Advance(9.Hours());

        var events = (await ticket.Timeline()).Where(e => e.Type.StartsWith("clock-", StringComparison.Ordinal)).Select(e => $"{e.Type} {e.Details.GetValueOrDefault("percent")}".Trim());
        Assert.Equal(["clock-warned 50", "clock-warned 75", "clock-warned 90", "clock-missed"], events.Where(e => !e.StartsWith("clock-started", StringComparison.Ordinal)));
        await story.ForgetsMessages();
    });

    static async Task Warned(Story story, StoryTicket ticket, string percent, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            await story.Mailbox(address).Expects($"clock-warning-{percent}", ticket.Id);
        }

        Assert.Empty(await story.OpenMessages());
    }
}
