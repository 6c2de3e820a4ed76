using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Tickets;

/// <param name="DueBefore">Exclusive; leaves out tickets to which nothing is owed.</param>
public sealed record TicketFilter(TicketStatus? Status = null, string? AccountId = null, string? AssigneeId = null, Instant? DueBefore = null)
{
    /// <summary>As it currently is.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Only open tickets that nobody has.</summary>
    public bool Unassigned { get; init; }

    /// <summary>Leaves out closed ones.</summary>
    public bool OpenOnly { get; init; }
}

/// <param name="Items">May be fewer than asked for, though there are more.</param>
/// <param name="Continuation">Asks for the next page; null when this is the last.</param>
public sealed record TicketPage(IReadOnlyList<Ticket> Items, string? Continuation);

public sealed class TicketLists(IRowStore rows, PromiseStore<Ticket> tickets)
{
    public const int DefaultPageSize = 50;
    public const int MaxPageSize = 200;

    /// <summary>How many tickets are read for a page of the few that a filter wants: then it is given as far as it got.</summary>
    const int MostRead = 1000;

    /// <summary>Soonest due first, overdue ones before that, then those to which nothing is owed, then closed ones, newest first.</summary>
    /// <exception cref="RefusalException">Page size or continuation are faulty.</exception>
    public async Task<TicketPage> ListAsync(TicketFilter filter, int? pageSize, string? continuation, CancellationToken cancellation = default)
    {
        var take = pageSize ?? DefaultPageSize;
        if (take is < 1 or > MaxPageSize)
        {
            throw new RefusalException(RefusalKind.Invalid, "The list cannot be given.", new FieldError("pageSize", $"Ask for 1 to {MaxPageSize}.", $"{take}"));
        }

        if (filter.AccountId is { } account && !Ids.IsValid(account) || filter.AssigneeId is { } assignee && !Ids.IsValid(assignee))
        {
            return new TicketPage([], null);
        }

        var (from, to) = KeysOf(filter);
        if (continuation is not null && RowStoreExtensions.After(Continuation.Decode(continuation)) is var next && string.CompareOrdinal(next, from) > 0)
        {
            from = next;
        }

        // One more than the page tells whether there is another.
        var items = new List<(string Key, Ticket Ticket)>();
        var (more, last) = (true, "");
        for (var read = 0; more && items.Count <= take && read < MostRead;)
        {
            var keys = await KeysAsync(PartitionsOf(filter), from, to, take + 1, cancellation);
            more = keys.Count > take;
            (from, last) = more ? (RowStoreExtensions.After(keys[^1]), keys[^1]) : (from, last);
            read += keys.Count;
            var found = await Task.WhenAll(keys.Select(k => tickets.FindAsync(TicketIndex.TicketIdOf(k), cancellation)));
            items.AddRange(keys.Zip(found)
                .Where(pair => pair.Second is { } t && TicketIndex.KeyOf(t.State) == pair.First && Fits(filter, t.State))
                .Select(pair => (pair.First, pair.Second!.State)));
        }

        return new TicketPage(
            [.. items.Take(take).Select(i => i.Ticket)],
            items.Count > take ? Continuation.Encode(items[take - 1].Key) : more ? Continuation.Encode(last) : null);
    }

    async Task<IReadOnlyList<string>> KeysAsync(IReadOnlyList<string> partitions, string from, string? to, int take, CancellationToken cancellation)
    {
        var parts = await Task.WhenAll(partitions.Select(p => rows.ListAsync(new RowRange(TicketIndex.Table, p, from, to, take), cancellation)));
        return [.. parts.SelectMany(p => p).Select(r => r.Key).Order(StringComparer.Ordinal).Take(take)];
    }

    static IReadOnlyList<string> PartitionsOf(TicketFilter filter) => filter switch
    {
        { Unassigned: true } => [TicketIndex.Nobody],
        { AssigneeId: { } handler } => [TicketIndex.Handler(handler)],
        { AccountId: { } account } => [TicketIndex.Account(account)],
        _ => TicketIndex.Everywhere,
    };

    static (string From, string? To) KeysOf(TicketFilter filter) => filter switch
    {
        { DueBefore: { } due } => ("0", $"0{due.ToUnixTimeTicks():D19}"),
        { Status: TicketStatus.Closed } => (TicketIndex.Closed, null),
        { Status: TicketStatus.PendingCustomer or TicketStatus.Resolved } => (TicketIndex.Idle, TicketIndex.Closed),
        { Status: not null } or { OpenOnly: true } => ("0", TicketIndex.Closed),
        _ => ("0", null),
    };

    static bool Fits(TicketFilter filter, Ticket ticket) =>
        (filter.Status is null || filter.Status == ticket.Status)
        && (filter.Severity is null || filter.Severity == ticket.Severity.Current)
        && (!filter.Unassigned || ticket.AssigneeId is null)
        && (filter.AccountId is null || filter.AccountId == ticket.AccountId)
        && (filter.AssigneeId is null || filter.AssigneeId == ticket.AssigneeId);
}
