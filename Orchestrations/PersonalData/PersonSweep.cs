using System.Globalization;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.PersonalData;

/// <param name="Next">Asks for the next step; null when all has been looked at.</param>
public sealed record SweepStep(IReadOnlyList<Ticket> Tickets, IReadOnlyList<IemRequest> Launches, string? Next);

/// <summary>Looks through all tickets and launch events there are, some at a time: no list leads from a person to what is known of him, and one that did would be personal data itself.</summary>
public sealed class PersonSweep(IRowStore rows, PromiseStore<Ticket> tickets, PromiseStore<IemRequest> launches)
{
    /// <summary>Looked at in one step.</summary>
    public const int AtOnce = 500;

    static readonly IReadOnlyList<(string Table, string Partition)> Lists =
        [.. TicketIndex.Everywhere.Select(part => (TicketIndex.Table, part)), .. IemLists.Everywhere.Select(part => (IemLists.Table, part))];

    /// <param name="continuation">Of the step before; null for the first.</param>
    /// <returns>What the person is in.</returns>
    /// <exception cref="RefusalException">The continuation is faulty.</exception>
    public async Task<SweepStep> StepAsync(PersonalWords person, string? continuation, CancellationToken cancellation = default)
    {
        var (list, from) = continuation is null ? (0, "") : Place(continuation);
        var (table, partition) = Lists[list];
        var keys = (await rows.ListAsync(new RowRange(table, partition, from, Take: AtOnce), cancellation)).Select(row => row.Key).ToList();
        var next = keys.Count == AtOnce ? $"{list} {RowStoreExtensions.After(keys[^1])}" : list + 1 < Lists.Count ? $"{list + 1} " : null;
        return new SweepStep(
            table == TicketIndex.Table ? await FindAsync(tickets, keys.Select(TicketIndex.TicketIdOf), person.AreIn, cancellation) : [],
            table == IemLists.Table ? await FindAsync(launches, keys.Select(IemLists.RequestIdOf), person.AreIn, cancellation) : [],
            next is null ? null : Continuation.Encode(next));
    }

    static async Task<IReadOnlyList<T>> FindAsync<T>(PromiseStore<T> store, IEnumerable<string> ids, Func<T, bool> isIn, CancellationToken cancellation)
        where T : class, IPromise
    {
        // What moved in its list while that is walked may stand in it twice.
        var found = await Task.WhenAll(ids.Distinct(StringComparer.Ordinal).Select(id => store.FindAsync(id, cancellation)));
        return [.. found.OfType<Stored<T>>().Select(s => s.State).Where(isIn)];
    }

    static (int List, string From) Place(string continuation) =>
        Continuation.Decode(continuation).Split(' ') is [var list, var from] && int.TryParse(list, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < Lists.Count
            ? (n, from)
            : throw new RefusalException(RefusalKind.Invalid, "It cannot go on from there.", new FieldError("continuation", "Give back the continuation of the answer before, unchanged; leave it out to start over.", continuation));
}
