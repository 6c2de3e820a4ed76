using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Life;

public class ResolvedTicket
{
    [Fact]
    public Task Nobody_Objects_And_It_Closes_By_Itself() => Story.Tell(Story.NoAuditor, async story =>
    {
        var ticket = await Resolved(story);

        await story.Advance(72.Hours());

        await ticket.Is("closed");
        await story.Mailbox(Contacts.Ann).Expects("ticket-closed", ticket.Id);
    });

    [Fact]
    public Task Thanks_Does_Not_Open_It_Again() => Story.Tell(Story.NoAuditor, async story =>
    {
        var ticket = await Resolved(story);

        await story.Customer("demo-enterprise").Replies(ticket, "Thanks!");

        await ticket.Is("resolved");
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Objection_Opens_It_Again() => Story.Tell(Story.NoAuditor, async story =>
    {
        var ticket = await Resolved(story);

        await story.Customer("demo-enterprise").Replies(ticket, "It still fails, exactly as before.");

        await ticket.Is("reopened");
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Closed_Ticket_Reopens_Within_Two_Weeks_And_Not_After() => Story.Tell(Story.NoAuditor, async story =>
    {
        var ticket = await Resolved(story);
        await story.Customer("demo-enterprise").Client.Tickets.CloseAsync(ticket.Id);
        await story.Advance(13.Days());
        await story.Customer("demo-enterprise").Client.Tickets.ReopenAsync(ticket.Id, "It is back.");
        await ticket.Is("reopened");
        await story.Staff.Replies(ticket, "Fixed for good.");
        await story.Staff.Client.Tickets.CloseAsync(ticket.Id);

        await story.Advance(15.Days());

        (await story.Customer("demo-enterprise").Posts($"/api/tickets/{ticket.Id}/reopen", "{}")).Refuses(HttpStatusCode.Conflict);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Resolving_Before_Anybody_Answered_Is_Refused() => Story.Tell(Story.NoAuditor, async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");

        (await story.Staff.Posts($"/api/tickets/{ticket.Id}/resolve", "")).Refuses(HttpStatusCode.Conflict);
    });

    static async Task<StoryTicket> Resolved(Story story)
    {
        var ticket = await story.HasTicket("enterprise", "general");
        await story.Staff.Replies(ticket, "Restart the agent.");
        await story.Staff.Client.Tickets.ResolveAsync(ticket.Id);
        await story.ForgetsMessages();
        return ticket;
    }
}
