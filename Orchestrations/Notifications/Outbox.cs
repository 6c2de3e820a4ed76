using NodaTime;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>
/// The outbox rows of one partition: <c>message-{key}</c> for good, and <c>unsent-{key}</c> beside it while something is still to be done,
/// so that a decision reads what is open and not everything that was ever sent.
/// </summary>
public sealed class Outbox(IRowStore rows)
{
    const string Message = "message-";
    const string Unsent = "unsent-";

    public const int RowsPerMessage = 2;

    public static IEnumerable<RowChange> Insert(OutboxRow message) =>
    [
        new RowChange.Insert(Message + message.Key, Json.Write(message)),
        new RowChange.Insert(Unsent + message.Key, Json.Write(new UnsentRow(message.NextAttemptAt))),
    ];

    /// <summary>Of a message that was given up, once somebody has taken note of it.</summary>
    public static RowChange Settle(UnsentMessage failed) => new RowChange.Delete(Unsent + failed.Address.Key);

    public async Task<StoredMessage?> FindAsync(MessageAddress address, CancellationToken cancellation = default)
    {
        var row = await rows.GetAsync(new RowAddress(address.Table, address.Partition, Message + address.Key), cancellation);
        return row is null ? null : new StoredMessage(address, Json.Read<OutboxRow>(row.Content), row.ETag);
    }

    public async Task<IReadOnlyList<UnsentMessage>> UnsentAsync(string table, string partition, CancellationToken cancellation = default)
    {
        var found = await rows.ListAllAsync(new RowRange(table, partition, Unsent, RowStoreExtensions.EndOf(Unsent)), cancellation);
        return [.. found.Select(r => (r.Key, Row: Json.Read<UnsentRow>(r.Content))).Select(r => new UnsentMessage(
            new MessageAddress(table, partition, r.Key[Unsent.Length..]), r.Row.NextAttemptAt, r.Row.Failed))];
    }

    /// <exception cref="RowConflictException">Another attempt wrote first.</exception>
    public async Task<StoredMessage> ReplaceAsync(StoredMessage before, OutboxRow after, CancellationToken cancellation = default)
    {
        var key = before.Address.Key;
        RowChange unsent = after.Status is OutboxStatus.Sent
            ? new RowChange.Delete(Unsent + key)
            : new RowChange.Upsert(Unsent + key, Json.Write(new UnsentRow(after.NextAttemptAt, Failed: after.Status is OutboxStatus.Failed)));
        var etags = await rows.CommitAsync(
            before.Address.Table,
            before.Address.Partition,
            [new RowChange.Replace(Message + key, Json.Write(after), before.ETag), unsent],
            cancellation);
        return before with { Row = after, ETag = etags[0] };
    }

    sealed record UnsentRow(Instant NextAttemptAt, bool Failed = false);
}

public sealed record StoredMessage(MessageAddress Address, OutboxRow Row, string ETag);

/// <param name="Failed">It was given up, and the next decision has to take note of it.</param>
public sealed record UnsentMessage(MessageAddress Address, Instant NextAttemptAt, bool Failed = false);
