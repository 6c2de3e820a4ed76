using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Telemetry;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>
/// The outbox rows of one partition: <c>message-{key}</c> for good, and <c>unsent-{key}</c> beside it while something is still to be done,
/// so that a decision reads what is open and not everything that was ever sent.
/// </summary>
public sealed class Outbox(IRowStore rows, SentLog sent, Measures measures)
{
    const string Message = "message-";
    const string UnsentPrefix = "unsent-";
    const int Attempts = 20;

    public const int RowsPerMessage = 2;

    public static IEnumerable<RowChange> Insert(OutboxRow message) =>
    [
        new RowChange.Insert(Message + message.Key, Json.Write(message)),
        new RowChange.Insert(UnsentPrefix + message.Key, Json.Write(new UnsentRow(message.NextAttemptAt))),
    ];

    /// <summary>Of a message that was given up, once somebody has taken note of it.</summary>
    public static RowChange Settle(UnsentMessage failed) => new RowChange.Delete(UnsentPrefix + failed.Address.Key);

    public async Task<StoredMessage?> FindAsync(MessageAddress address, CancellationToken cancellation = default)
    {
        var row = await rows.GetAsync(new RowAddress(address.Table, address.Partition, Message + address.Key), cancellation);
        return row is null ? null : new StoredMessage(address, Json.Read<OutboxRow>(row.Content), row.ETag);
    }

    /// <summary>Everything that was ever owed there.</summary>
    public async Task<IReadOnlyList<OutboxRow>> AllAsync(string table, string partition, CancellationToken cancellation = default) =>
        [.. (await rows.ListAllAsync(new RowRange(table, partition, Message, RowStoreExtensions.EndOf(Message)), cancellation)).Select(r => Json.Read<OutboxRow>(r.Content))];

    public async Task<IReadOnlyList<UnsentMessage>> UnsentAsync(string table, string partition, CancellationToken cancellation = default)
    {
        var found = await rows.ListAllAsync(new RowRange(table, partition, UnsentPrefix, RowStoreExtensions.EndOf(UnsentPrefix)), cancellation);
        return Unsent(table, partition, found);
    }

    /// <param name="found">Rows of the partition, and others among them.</param>
    public static IReadOnlyList<UnsentMessage> Unsent(string table, string partition, IEnumerable<Row> found) =>
    [
        .. found.Where(r => r.Key.StartsWith(UnsentPrefix, StringComparison.Ordinal)).Select(r => (r.Key, Row: Json.Read<UnsentRow>(r.Content))).Select(r => new UnsentMessage(
            new MessageAddress(table, partition, r.Key[UnsentPrefix.Length..]), r.Row.NextAttemptAt, r.Row.Failed)),
    ];

    /// <exception cref="RowConflictException">Somebody else wrote first.</exception>
    public async Task<StoredMessage> ReplaceAsync(StoredMessage before, OutboxRow after, CancellationToken cancellation = default)
    {
        if (after is { Status: OutboxStatus.Sent or OutboxStatus.Failed, CarriedBy: null, Channel: not Channel.Page })
        {
            // In the log first: once the row says that it is done, nobody comes back to it. Whoever loses the race to write the row logs again.
            await sent.WriteAsync(after, cancellation);
        }

        var change = new RowChange.Replace(Message + before.Address.Key, Json.Write(after), before.ETag);
        var etags = await rows.CommitAsync(before.Address.Table, before.Address.Partition, [change, .. ToDo(before.Row, after)], cancellation);
        if (before.Row.Status != after.Status && after is { Status: OutboxStatus.Sent or OutboxStatus.Failed, EndedAt: { } ended })
        {
            measures.Settled(after, ended);
        }

        return before with { Row = after, ETag = etags[0] };
    }

    /// <summary>Changes a row on which sender, receipts and decisions may be at work at once.</summary>
    /// <param name="change">From the row as it stands; called again when somebody else wrote first.</param>
    /// <returns>Null: there is no such message.</returns>
    public Task<StoredMessage?> UpdateAsync(MessageAddress address, Func<OutboxRow, OutboxRow> change, CancellationToken cancellation = default) =>
        UpdateAsync(address, known: null, change, cancellation);

    /// <summary>The same for who has just read or written it, and whose change differs from whatever somebody else wrote meanwhile: the log may have it before that is known.</summary>
    public async Task<StoredMessage> UpdateAsync(StoredMessage known, Func<OutboxRow, OutboxRow> change, CancellationToken cancellation = default) =>
        await UpdateAsync(known.Address, known, change, cancellation) ?? throw new InvalidOperationException($"Message {known.Address.Key} is gone.");

    async Task<StoredMessage?> UpdateAsync(MessageAddress address, StoredMessage? known, Func<OutboxRow, OutboxRow> change, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var found = attempt == 1 && known is not null ? known : await FindAsync(address, cancellation);
            if (found is null)
            {
                return null;
            }

            var after = change(found.Row);
            try
            {
                return after == found.Row ? found : await ReplaceAsync(found, after, cancellation);
            }
            catch (RowConflictException) when (attempt < Attempts)
            {
                // Change what it is now.
            }
        }
    }

    /// <summary>Nobody needs these any more. What was offered before is left to its sender, who knows how to find out whether it was taken.</summary>
    /// <param name="now">From when on the sender may be called.</param>
    public async Task<Retraction> RetractAsync(IReadOnlyList<MessageAddress> addresses, Instant now, CancellationToken cancellation = default)
    {
        var (withdrawn, ringing) = (new List<MessageAddress>(), new List<MessageAddress>());
        foreach (var address in addresses)
        {
            var found = await UpdateAsync(address, row => OutboxTurns.Retracted(row, now), cancellation);
            if (found is { Row: { Channel: Channel.Voice, Status: OutboxStatus.Sent } } && !OutboxTurns.IsAlone(found.Row) && await IsUnneededAsync(found.Row, cancellation))
            {
                found = await UpdateAsync(address, row => OutboxTurns.Ending(row, now), cancellation);
            }

            switch (found)
            {
                case { Row.Status: OutboxStatus.Withdrawn }:
                    withdrawn.Add(address);
                    break;
                case { Row: { Status: OutboxStatus.Waiting or OutboxStatus.Sending } or { EndCall: true } }:
                    ringing.Add(address);
                    break;
            }
        }

        return new Retraction(withdrawn, ringing);
    }

    /// <summary>Whether every page of a bundle was retracted. Each marks its own before it looks: whoever is last sees them all.</summary>
    async Task<bool> IsUnneededAsync(OutboxRow row, CancellationToken cancellation)
    {
        var carrier = row.CarriedBy is not { } key ? row : MessageAddress.OfKey(key) is { } address ? (await FindAsync(address, cancellation))?.Row : null;
        var others = await Task.WhenAll((carrier?.Carries ?? []).Select(m => FindAsync(m, cancellation)));
        return carrier is { Retracted: true } && others.All(m => m is null or { Row.Retracted: true });
    }

    static IEnumerable<RowChange> ToDo(OutboxRow before, OutboxRow after)
    {
        var unsent = UnsentPrefix + after.Key;
        return after switch
        {
            { Status: OutboxStatus.Waiting or OutboxStatus.Sending } or { EndCall: true } => [new RowChange.Upsert(unsent, Json.Write(new UnsentRow(after.NextAttemptAt)))],
            // Of one failure one note is taken.
            { Status: OutboxStatus.Failed } => before.Status is OutboxStatus.Failed ? [] : [new RowChange.Upsert(unsent, Json.Write(new UnsentRow(after.NextAttemptAt, Failed: true)))],
            // What had nothing open has no such row: to delete one that is not there takes Azure Tables four requests.
            _ => IsOpen(before) ? [new RowChange.Delete(unsent)] : [],
        };
    }

    static bool IsOpen(OutboxRow row) => row is { Status: OutboxStatus.Waiting or OutboxStatus.Sending or OutboxStatus.Failed } or { EndCall: true };

    sealed record UnsentRow(Instant NextAttemptAt, bool Failed = false);
}

/// <param name="Withdrawn">Will not be sent.</param>
/// <param name="Ringing">Offered before: the sender is to find out, and to end the call that rings.</param>
public sealed record Retraction(IReadOnlyCollection<MessageAddress> Withdrawn, IReadOnlyCollection<MessageAddress> Ringing);

public sealed record StoredMessage(MessageAddress Address, OutboxRow Row, string ETag);

/// <param name="Failed">It was given up, and the next decision has to take note of it.</param>
public sealed record UnsentMessage(MessageAddress Address, Instant NextAttemptAt, bool Failed = false);
