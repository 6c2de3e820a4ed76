using System.Globalization;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.PersonalData;

/// <summary>Looks through all tickets there are, some at a time: no list leads from a person to what is known of him, and one that did would be personal data itself.</summary>
public sealed class TicketSweep(IRowStore rows, PromiseStore<Ticket> tickets)
{
    /// <summary>Looked at in one step.</summary>
    public const int AtOnce = 500;

    /// <param name="continuation">Of the step before; null for the first.</param>
    /// <returns>Those in which the person is, and what asks for the next step; null when all have been looked at.</returns>
    /// <exception cref="RefusalException">The continuation is faulty.</exception>
    public async Task<(IReadOnlyList<Stored<Ticket>> Found, string? Next)> StepAsync(PersonalWords person, string? continuation, CancellationToken cancellation)
    {
        var (part, from) = continuation is null ? (0, "") : Place(continuation);
        var keys = await rows.ListAsync(new RowRange(TicketIndex.Table, TicketIndex.Everywhere[part], from, Take: AtOnce), cancellation);
        var found = await Task.WhenAll(keys.Select(row => tickets.FindAsync(TicketIndex.TicketIdOf(row.Key), cancellation)));
        var next = keys.Count == AtOnce ? $"{part} {RowStoreExtensions.After(keys[^1].Key)}" : part + 1 < TicketIndex.Everywhere.Count ? $"{part + 1} " : null;
        // A ticket that moved in the list while it is walked may stand in it twice.
        return ([.. found.OfType<Stored<Ticket>>().Where(t => person.AreIn(t.State)).DistinctBy(t => t.State.Id)], next is null ? null : Continuation.Encode(next));
    }

    static (int Part, string From) Place(string continuation) =>
        Continuation.Decode(continuation).Split(' ') is [var part, var from] && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < TicketIndex.Everywhere.Count
            ? (n, from)
            : throw new RefusalException(RefusalKind.Invalid, "It cannot go on from there.", new FieldError("continuation", "Give back the continuation of the answer before, unchanged; leave it out to start over.", continuation));
}
