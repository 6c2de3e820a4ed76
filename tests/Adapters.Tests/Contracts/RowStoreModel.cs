using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.Contracts;

/// <summary>A partition as a dictionary: slow to think of, easy to believe.</summary>
sealed class RowStoreModel
{
    readonly SortedDictionary<string, (string Content, string ETag)> rows = new(StringComparer.Ordinal);

    public IEnumerable<(string Key, string Content, string ETag)> Rows => rows.Select(row => (row.Key, row.Value.Content, row.Value.ETag));

    /// <summary>The ETag of a row, or one that no row has.</summary>
    public string ETag(string key) => rows.TryGetValue(key, out var row) ? row.ETag : "none";

    /// <summary>The key of the first change that conflicts.</summary>
    public string? Conflict(IEnumerable<RowChange> changes) => changes.FirstOrDefault(change => change switch
    {
        RowChange.Insert => rows.ContainsKey(change.Key),
        RowChange.Replace replace => !rows.TryGetValue(change.Key, out var row) || row.ETag != replace.ETag,
        RowChange.Delete { ETag: { } etag } => !rows.TryGetValue(change.Key, out var row) || row.ETag != etag,
        _ => false,
    })?.Key;

    public void Apply(IReadOnlyList<RowChange> changes, IReadOnlyList<string> etags)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            if (changes[i] is RowChange.Delete)
            {
                rows.Remove(changes[i].Key);
            }
            else
            {
                rows[changes[i].Key] = (Content(changes[i]), etags[i]);
            }
        }
    }

    static string Content(RowChange change) => change switch
    {
        RowChange.Insert insert => insert.Content,
        RowChange.Replace replace => replace.Content,
        RowChange.Upsert upsert => upsert.Content,
        _ => "",
    };
}
