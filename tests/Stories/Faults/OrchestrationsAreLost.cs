using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Faults;

/// <summary>The store is the truth and the orchestrations its alarm clock: a damaged <c>durable.db</c> may be moved away, and no promise is lost with it.</summary>
public class OrchestrationsAreLost
{
    [Fact]
    public Task Auditor_Starts_Again_Whatever_Falls_Due() => Story.Tell(async story =>
    {
        story.ExpectsLog("its orchestration was never started");
        var ticket = await story.Customer("demo-enterprise").Files("general");
        await story.ForgetsMessages();
        await story.KillAndRestart(losing: "durable.db");

        await story.Advance(4.Hours());
        await story.Mailbox(Contacts.Expert).ExpectsNothing();
        await story.Advance(2.Minutes());
        await story.Mailbox(Contacts.Expert).Expects("clock-warning-50", ticket.Id);
        await story.Phone(Contacts.ExpertPhone).Expects("clock-warning-50");

        await story.Staff.Replies(ticket, "We are on it.");
        await ticket.Clock("first-response").Is("met");
        await story.Mailbox(Contacts.Ann).Expects("We are on it.");
    });
}
