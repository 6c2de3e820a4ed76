using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Life;

public class PendingTicket
{
    [Fact]
    public Task Customer_Who_Stays_Silent_Is_Reminded_Twice_And_The_Ticket_Closes() => Story.Tell(Story.NoAuditor, async story =>
    {
        var ticket = await Pending(story);

        await story.Advance(24.Hours());
        await story.Mailbox(Contacts.Ann).Expects("ticket-reminder", ticket.Id);
        await story.Advance(48.Hours());
        await story.Mailbox(Contacts.Ann).Expects("ticket-reminder", ticket.Id);
        await story.Advance(4.Days());

        await ticket.Is("closed");
        await story.Mailbox(Contacts.Ann).Expects("ticket-closed", ticket.Id);
    });

    [Fact]
    public Task Customer_Who_Answers_Opens_It_And_Is_Reminded_No_More() => Story.Tell(Story.NoAuditor, async story =>
    {
        var ticket = await Pending(story);
        await story.Advance(2.Hours());

        await story.Customer("demo-enterprise").Replies(ticket, "Here is the log you asked for.");
        await story.Advance(8.Days());

        await ticket.Is("open");
        await story.Mailbox(Contacts.Expert).Expects("ticket-customer-replied", ticket.Id);
    });

    static async Task<StoryTicket> Pending(Story story)
    {
        var ticket = await story.HasTicket("enterprise", "general");
        await story.Staff.Replies(ticket, "Please send us the log.");
        await story.Staff.Client.Tickets.PendAsync(ticket.Id);
        await story.ForgetsMessages();
        return ticket;
    }
}
