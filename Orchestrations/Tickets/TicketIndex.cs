using NodaTime;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Tickets;

/// <summary>
/// Where tickets are listed: in one of 16 parts of the whole, under their account and under their handler or among those that nobody has, soonest
/// due first, what is overdue before that, and closed ones last. A row only says where to look: the ticket itself is read, and a row that it no longer stands by is passed over.
/// </summary>
public sealed class TicketIndex(IRowStore rows)
{
    public const string Table = "ticketindex";

    /// <summary>Of open tickets that nobody has.</summary>
    public const string Nobody = "nobody";

    /// <summary>Keys from here on are those of closed tickets.</summary>
    public const string Closed = "9";

    /// <summary>Keys from here on, up to those of closed tickets, are of tickets to which nothing is owed at present.</summary>
    public static readonly string Idle = $"0{long.MaxValue:D19}";

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
        else if (ticket.Status != TicketStatus.Closed)
        {
            entries.Add(new IndexEntry(Nobody, key));
        }

        return entries;
    }

    public static string KeyOf(Ticket ticket) => ticket.Status == TicketStatus.Closed
        ? $"{Closed}{long.MaxValue - (ticket.ClosedAt ?? ticket.UpdatedAt).ToUnixTimeTicks():D19}-{ticket.Id}"
        : $"0{Pressing.Of(ticket)?.DueAt.ToUnixTimeTicks() ?? long.MaxValue:D19}-{ticket.Id}";

    /// <summary>Keys from here on are of tickets that closed before this.</summary>
    public static string ClosedBefore(Instant at) => $"{Closed}{long.MaxValue - at.ToUnixTimeTicks() + 1:D19}";

    public static string TicketIdOf(string key) => key[(key.IndexOf('-', StringComparison.Ordinal) + 1)..];

    /// <summary>How many open tickets a handler has; counted up to a thousand, which is too many anyhow.</summary>
    public Task<int> OpenOfAsync(string handlerId, CancellationToken cancellation) => OpenInAsync(Handler(handlerId), cancellation);

    /// <summary>How many open tickets an account has, counted up to a most.</summary>
    public async Task<int> OpenOfAccountAsync(string accountId, int most, CancellationToken cancellation) =>
        (await rows.ListAsync(new RowRange(Table, Account(accountId), To: Closed, Take: most), cancellation)).Count;

    /// <summary>How many open tickets nobody has; counted up to a thousand.</summary>
    public Task<int> OpenOfNobodyAsync(CancellationToken cancellation) => OpenInAsync(Nobody, cancellation);

    async Task<int> OpenInAsync(string partition, CancellationToken cancellation) =>
        (await rows.ListAsync(new RowRange(Table, partition, To: Closed), cancellation)).Count;
}
