namespace SupportFlows.Orchestrations.Storage;

/// <summary>
/// Partitioned rows with ETags: the model of Azure Tables, so that one port serves SQLite and Azure (DESIGN section 3).
/// Keys sort ordinally and hold no <c>/ \ # ?</c> and no control characters; a row's content is JSON text of at most 900 KiB.
/// </summary>
public interface IRowStore
{
    Task<Row?> GetAsync(RowAddress address, CancellationToken cancellation = default);

    /// <summary>Rows of one partition in key order, from a key (inclusive) to another (exclusive).</summary>
    Task<IReadOnlyList<Row>> ListAsync(RowRange range, CancellationToken cancellation = default);

    /// <summary>
    /// Applies changes to one partition of one table, all or none, durable when it returns. At most 100, each key once, of 1.5 MiB together.
    /// Gives the new ETags in the order of the changes (empty for a delete).
    /// </summary>
    /// <exception cref="RowConflictException">An insert met an existing row, or an ETag did not match; nothing was written.</exception>
    /// <exception cref="RowStoreUnavailableException">Nothing can be written at present.</exception>
    Task<IReadOnlyList<string>> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default);
}

public readonly record struct RowAddress(string Table, string Partition, string Key);

public sealed record Row(string Partition, string Key, string Content, string ETag);

/// <param name="From">Inclusive; empty is the start.</param>
/// <param name="To">Exclusive; null is the end of the partition.</param>
/// <param name="Take">At most this many.</param>
public sealed record RowRange(string Table, string Partition, string From = "", string? To = null, int Take = 1000);

/// <summary>A change to one row.</summary>
public abstract record RowChange(string Key)
{
    /// <summary>Fails when the row exists.</summary>
    public sealed record Insert(string Key, string Content) : RowChange(Key);

    /// <summary>Fails when the row is not there or its ETag is another.</summary>
    public sealed record Replace(string Key, string Content, string ETag) : RowChange(Key);

    /// <summary>Writes whatever was there.</summary>
    public sealed record Upsert(string Key, string Content) : RowChange(Key);

    /// <summary>With an ETag, fails when it is another; without one, a row that is not there is fine.</summary>
    public sealed record Delete(string Key, string? ETag = null) : RowChange(Key);
}

/// <summary>Somebody else wrote first. Read again and decide again.</summary>
public sealed class RowConflictException(string table, string partition, string key)
    : Exception($"Row '{key}' of partition '{partition}' in table '{table}' was changed by somebody else.")
{
    public string Key { get; } = key;
}

/// <summary>
/// The store cannot write, for example because its disk is full, or cannot read: the same again later may go through. Nothing of a commit is in
/// it, unless the store is across a network and did not answer in time: then it may be, and the message says so.
/// </summary>
public sealed class RowStoreUnavailableException(string message, Exception inner) : IOException(message, inner);
