using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Tickets;

/// <summary>
/// Where tickets are listed: in one of 16 parts of the whole, under their account and under their handler, soonest due first and closed ones
/// last. A row only says where to look: the ticket itself is read, and a row that it no longer stands by is passed over.
/// </summary>
public sealed class TicketIndex(IRowStore rows)
{
    public const string Table = "ticketindex";

    /// <summary>Keys from here on are those of closed tickets.</summary>
    public const string Closed = "9";

    public static IReadOnlyList<string> Everywhere { get; } = [.. Buckets.All.Select(b => $"all-{b}")];

    public static string Account(string id) => $"account-{id}";

    public static string Handler(string id) => $"handler-{id}";

    public static IReadOnlyList<IndexEntry> Of(Ticket ticket)
    {
        var key = KeyOf(ticket);
        var entries = new List<IndexEntry>(3) { new($"all-{Buckets.Of(ticket.Id)}", key) };
        if (ticket.AccountId is { } account)
        {
            entries.Add(new IndexEntry(Account(account), key));
        }

        if (ticket.AssigneeId is { } handler)
        {
            entries.Add(new IndexEntry(Handler(handler), key));
        }

        return entries;
    }

    public static string KeyOf(Ticket ticket) => ticket.Status == TicketStatus.Closed
        ? $"{Closed}{long.MaxValue - (ticket.ClosedAt ?? ticket.UpdatedAt).ToUnixTimeTicks():D19}-{ticket.Id}"
        : $"0{DueTicks(ticket):D19}-{ticket.Id}";

    public static string TicketIdOf(string key) => key[(key.IndexOf('-', StringComparison.Ordinal) + 1)..];

    /// <summary>How many open tickets a handler has; counted up to a thousand, which is too many anyhow.</summary>
    public async Task<int> OpenOfAsync(string handlerId, CancellationToken cancellation) =>
        (await rows.ListAsync(new RowRange(Table, Handler(handlerId), To: Closed), cancellation)).Count;

    /// <summary>How many open tickets an account has, counted up to a most.</summary>
    public async Task<int> OpenOfAccountAsync(string accountId, int most, CancellationToken cancellation) =>
        (await rows.ListAsync(new RowRange(Table, Account(accountId), To: Closed, Take: most), cancellation)).Count;

    static long DueTicks(Ticket ticket) => ticket.Clocks
        .Where(c => c.State == ClockState.Running)
        .Select(c => c.DueAt.ToUnixTimeTicks())
        .DefaultIfEmpty(long.MaxValue)
        .Min();
}
