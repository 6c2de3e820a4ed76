using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.AzureStorage;

/// <summary>
/// A row as an entity. Its content is UTF-8 in binary properties of 64 KiB, the most that one holds: half of what the same text takes as
/// strings, which are UTF-16, and a size on the wire that does not depend on what is in it.
/// </summary>
static class RowEntity
{
    public const int ChunkBytes = 64 * 1024;

    const string Commit = "Commit";
    const string Before = "Before";
    const string Gone = "Gone";

    static readonly string[] Chunks = [.. Enumerable.Range(0, (RowLimits.ContentBytes + ChunkBytes - 1) / ChunkBytes).Select(n => "C" + n.ToString("D2", CultureInfo.InvariantCulture))];

    /// <summary>All that says who wrote a row, without what is in it.</summary>
    public static readonly string[] Marks = [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey), nameof(TableEntity.Timestamp), Commit, Before, Gone];

    /// <param name="commit">Which writes it.</param>
    /// <param name="before">Which had written what it takes the place of, if that is known.</param>
    public static TableEntity Of(string partition, string key, string content, string commit, string? before)
    {
        var entity = Marked(partition, key, commit, before);
        var bytes = Encoding.UTF8.GetBytes(content);
        for (var n = 0; n == 0 || n * ChunkBytes < bytes.Length; n++)
        {
            entity[Chunks[n]] = bytes[(n * ChunkBytes)..Math.Min((n + 1) * ChunkBytes, bytes.Length)];
        }

        return entity;
    }

    /// <summary>In the place of a row that was deleted, for a moment. To readers it is not there.</summary>
    public static TableEntity Tombstone(string partition, string key, string commit, string? before)
    {
        var entity = Marked(partition, key, commit, before);
        entity[Gone] = true;
        return entity;
    }

    public static bool IsTombstone(TableEntity entity) => entity.GetBoolean(Gone) == true;

    public static string CommitOf(TableEntity entity) => entity.GetString(Commit) ?? "";

    /// <summary>Whether a commit wrote this row, or the one that it took the place of.</summary>
    public static bool Shows(TableEntity entity, string commit) => CommitOf(entity) == commit || entity.GetString(Before) == commit;

    /// <exception cref="InvalidDataException">Something else wrote it.</exception>
    public static Row ToRow(TableEntity entity)
    {
        var chunks = Chunks.Select(entity.GetBinary).TakeWhile(chunk => chunk is not null).ToList();
        return chunks.Count > 0
            ? new Row(entity.PartitionKey, entity.RowKey, Encoding.UTF8.GetString([.. chunks.SelectMany(chunk => chunk)]), new RowETag(CommitOf(entity), entity.ETag).ToString())
            : throw new InvalidDataException($"Entity '{entity.RowKey}' of partition '{entity.PartitionKey}' has no content: it was not written by this app. Take it out of the table.");
    }

    static TableEntity Marked(string partition, string key, string commit, string? before)
    {
        var entity = new TableEntity(partition, key) { [Commit] = commit };
        if (!string.IsNullOrEmpty(before))
        {
            entity[Before] = before;
        }

        return entity;
    }
}
