using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Running;

public class KilledAndStartedAgain
{
    [Fact]
    public Task Story_Goes_On_With_Nothing_Missing_And_Nothing_Twice() => Story.Tell(Story.NoAuditor, async story =>
    {
        var ticket = await story.Customer("demo-enterprise").Files("general");
        await story.KillAndRestart();
        await story.Mailbox(Contacts.Ann).Expects("ticket-accepted", ticket.Id);
        await story.Mailbox(Contacts.Expert).Expects("ticket-assigned", ticket.Id);

        await story.Advance(4.Hours());
        await story.KillAndRestart();
        await story.Mailbox(Contacts.Expert).Expects("clock-warning-50");
        await story.Phone(Contacts.ExpertPhone).Expects("clock-warning-50");

        await story.Staff.Replies(ticket, "We are on it.");
        await story.KillAndRestart();
        await story.Advance(1.Days());

        await ticket.Clock("first-response").Is("met");
        await story.Mailbox(Contacts.Ann).Expects("We are on it.");
    });
}
