using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Tickets;

/// <summary>What anybody does to a ticket: read, let the rules decide, write if nobody else did, tell the promise.</summary>
public sealed class ChangeTicket(TicketStore tickets, Attention attention, Nudge nudge, TimeProvider time)
{
    /// <summary>Each lost attempt is another's change that went through; so many at one moment are a fault of somebody's program.</summary>
    const int Attempts = 50;

    /// <param name="ifMatch">The ETag the caller saw; null to apply the change to whatever is there.</param>
    /// <param name="once">Names the request: a repeat under the same name, the caller having missed the answer, changes nothing. Null: each one counts.</param>
    /// <param name="change">Pure: called again when somebody else wrote meanwhile. A change without events writes nothing.</param>
    /// <exception cref="RefusalException">Not found, out of date, or refused by the change itself.</exception>
    public async Task<StoredTicket> ApplyAsync(
        DurableTaskClient client, string ticketId, string? ifMatch, Func<Ticket, Instant, TicketChange> change, string? once = null, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = await tickets.FindAsync(ticketId, cancellation) ?? throw TicketAccess.NotFound(ticketId);
            if (once is not null && await tickets.IsDoneAsync(ticketId, once, cancellation))
            {
                // A repeat may have come because the first one died before it told the promise.
                await nudge.ChangedAsync(client, TicketOrchestration.Of(ticketId));
                return before;
            }

            if (ifMatch is not null && ifMatch != before.ETag)
            {
                throw OutOfDate(ifMatch);
            }

            var now = time.GetCurrentInstant();
            var changed = change(before.Ticket, now);
            if (changed.Events.Count == 0)
            {
                return before;
            }

            try
            {
                await attention.WriteAsync(ticketId, Attention.KeyOf(ticketId, now), cancellation);
                var after = await tickets.SaveAsync(before, changed, messages: [], upkeep: null, once is null ? [] : [TicketStore.Done(once)], cancellation);
                await nudge.ChangedAsync(client, TicketOrchestration.Of(ticketId));
                return after;
            }
            catch (RowConflictException) when (ifMatch is not null && once is null)
            {
                throw OutOfDate(ifMatch);
            }
            catch (RowConflictException) when (attempt < Attempts)
            {
                // Read again and let the rules decide anew.
            }
            catch (RowConflictException)
            {
                throw new RefusalException(RefusalKind.Conflict, "The ticket is being changed by too many at once; nothing was changed. Try again.");
            }
        }
    }

    static RefusalException OutOfDate(string ifMatch) => new(
        RefusalKind.PreconditionFailed,
        "The ticket has changed since you read it.",
        new FieldError("If-Match", "GET the ticket, look at what changed, and send the ETag you then got.", ifMatch));
}
