using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Attachments;

/// <summary>Takes files out of a ticket, with all that is known of them but that they were there: the timeline keeps who sent one, when, and how large it was.</summary>
public sealed class AttachmentErasure(IRowStore rows, PromiseStore<Ticket> tickets, AttachmentRows attachments, UnsureContents unsure)
{
    public async Task EraseAsync(string ticketId, Func<Attachment, bool> which, CancellationToken cancellation)
    {
        var noted = new List<UnsureContent>();
        for (var isOver = false; !isOver;)
        {
            var ticket = await tickets.FindAsync(ticketId, cancellation);
            var erased = (await attachments.ListAsync(ticketId, cancellation)).Where(which).ToList();
            foreach (var content in erased.Select(a => a.Content).Except(noted.Select(n => n.Content)))
            {
                noted.Add(await unsure.NoteAsync(ticketId, content, cancellation));
            }

            isOver = ticket is null || erased.Count == 0 || await CommitAsync(ticket, erased, cancellation);
        }

        foreach (var content in noted)
        {
            await unsure.DropAsync(content, cancellation);
        }
    }

    async Task<bool> CommitAsync(Stored<Ticket> ticket, List<Attachment> erased, CancellationToken cancellation)
    {
        var left = ticket.State with { Attachments = Math.Max(0, ticket.State.Attachments - erased.Count) };
        try
        {
            await rows.CommitAsync(
                TicketKind.Table,
                left.Id,
                [new RowChange.Replace(TicketKind.Value.Kind, Json.Write(left), ticket.ETag), .. erased.Select(a => new RowChange.Delete(AttachmentRows.KeyOf(a.Id)))],
                cancellation);
            return true;
        }
        catch (RowConflictException)
        {
            // Somebody did something to the ticket meanwhile: look again.
            return false;
        }
    }
}
