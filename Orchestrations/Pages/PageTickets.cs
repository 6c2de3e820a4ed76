using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Pages;

/// <summary>Writes into the timeline of a ticket what became of its page.</summary>
public sealed class PageTickets(ChangePromise<Ticket> tickets)
{
    /// <summary>Before the decision itself is written, and each thing once: a decision that dies and is made again says nothing twice.</summary>
    public async Task TellAsync(DurableTaskClient client, Page page, IEnumerable<TimelineEvent> happened)
    {
        if (page.TicketId is not { } ticketId)
        {
            return;
        }

        foreach (var e in happened)
        {
            switch (e.Type)
            {
                case PageEvents.Acknowledged:
                    await tickets.ApplyAsync(client, ticketId, ifMatch: null, (t, now) => TicketPageNotes.Acknowledged(t, e.Actor, e.Channel, now), $"page-{e.Number}");
                    break;
                case PageEvents.NobodyAnswered:
                    await tickets.ApplyAsync(client, ticketId, ifMatch: null, (t, now) => TicketPageNotes.Unanswered(t, page.Policy.Id, now), $"page-unanswered-{page.Episode}");
                    break;
            }
        }
    }
}
