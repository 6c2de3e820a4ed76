using NodaTime;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Orchestrations.Trail;

namespace SupportFlows.Orchestrations.PersonalData;

/// <param name="TicketMonths">After which a closed ticket is about nobody any more; null: never.</param>
/// <param name="AuditTrailMonths">After which a day of the audit trail is forgotten; null: never.</param>
public sealed record RetentionSettings(int? TicketMonths, int? AuditTrailMonths)
{
    public static readonly RetentionSettings ForEver = new(null, null);
}

/// <summary>Takes customers' contacts out of tickets that closed long ago, and forgets old days of the audit trail. A slice at a time: what one run does not reach, or is killed in, the next goes on with.</summary>
public sealed class Retention(IRowStore rows, RetentionSettings settings, PersonErasure erasure, PromiseStore<Ticket> tickets, AuditTrail trail, TimeProvider time)
{
    /// <summary>Tickets of a sixteenth of all, in one run.</summary>
    public const int Slice = 100;

    const string Table = "retention";
    const string Tickets = "tickets";

    public async Task RunAsync(CancellationToken cancellation = default)
    {
        var today = time.GetCurrentInstant().InUtc().Date;
        if (settings.AuditTrailMonths is { } kept)
        {
            await trail.ForgetAsync(today.PlusMonths(-kept), cancellation);
        }

        if (settings.TicketMonths is { } months)
        {
            var before = today.PlusMonths(-months).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
            foreach (var part in TicketIndex.Everywhere)
            {
                await SweepAsync(part, before, cancellation);
            }
        }
    }

    /// <summary>Closed tickets are listed newest first, so what has become old since the last sweep lies in front of where that one began.</summary>
    async Task SweepAsync(string part, Instant before, CancellationToken cancellation)
    {
        var row = await rows.GetAsync(new RowAddress(Table, Tickets, part), cancellation);
        var last = row is null ? new Sweep("", null, null) : Json.Read<Sweep>(row.Content);
        var sweep = last.At is not null ? last : NewSweep(before, last);
        var found = await rows.ListAsync(new RowRange(TicketIndex.Table, part, sweep.At!, sweep.To, Slice), cancellation);
        foreach (var key in found.Select(r => r.Key))
        {
            if (await tickets.FindAsync(TicketIndex.TicketIdOf(key), cancellation) is { State: { Status: TicketStatus.Closed } ticket } && TicketIndex.KeyOf(ticket) == key)
            {
                await erasure.EraseContactAsync(ticket, cancellation);
            }
        }

        var next = found.Count == Slice ? sweep with { At = RowStoreExtensions.After(found[^1].Key) } : sweep with { At = null };
        if (next != last)
        {
            await rows.UpsertAsync(Table, Tickets, part, Json.Write(next), cancellation);
        }
    }

    static Sweep NewSweep(Instant before, Sweep last)
    {
        var from = TicketIndex.ClosedBefore(before);
        return new Sweep(from, from, last.Start == "" ? null : last.Start);
    }

    /// <param name="Start">Where it began: all from here on is done when it is over.</param>
    /// <param name="At">Where it goes on; null: it is over.</param>
    /// <param name="To">Where the one before began; null: there was none.</param>
    sealed record Sweep(string Start, string? At, string? To);
}
