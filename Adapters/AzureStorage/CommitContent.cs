using Azure.Data.Tables;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.AzureStorage;

/// <summary>What a commit asks for, as the actions of a transaction.</summary>
/// <param name="Id">No other commit has it. Each row that this one writes bears it.</param>
sealed record CommitContent(string Id, string Table, string Partition, IReadOnlyList<RowChange> Changes)
{
    /// <summary>Whose tombstones had to go before a row could be inserted, by its key.</summary>
    readonly Dictionary<string, string> cleared = new(StringComparer.Ordinal);

    /// <summary>
    /// Deletes are written as tombstones, and these deleted after: always when nothing else is written and somebody must be able to tell that
    /// this was; and for a row that is not there, which the service would refuse to delete.
    /// </summary>
    public bool LeavesTombstones { get; set; } = Changes.All(change => change is RowChange.Delete) && Changes.Any(change => change is RowChange.Delete { ETag: not null });

    public IEnumerable<TableTransactionAction> Actions => Changes.Select(Action);

    /// <summary>The keys of rows that bear its id once it is in.</summary>
    public IEnumerable<string> Written => Changes.Where(change => LeavesTombstones || change is not RowChange.Delete).Select(change => change.Key);

    public IEnumerable<(int Index, string Key)> Tombstones =>
        LeavesTombstones ? Changes.Index().Where(change => change.Item is RowChange.Delete).Select(change => (change.Index, change.Item.Key)) : [];

    public void Cleared(string key, string commit) => cleared[key] = commit;

    TableTransactionAction Action(RowChange change) => change switch
    {
        RowChange.Insert insert => new(TableTransactionActionType.Add, Entity(insert.Key, insert.Content, cleared.GetValueOrDefault(insert.Key))),
        RowChange.Upsert upsert => new(TableTransactionActionType.UpsertReplace, Entity(upsert.Key, upsert.Content, before: null)),
        RowChange.Replace replace when RowETag.Parse(replace.ETag) is var was =>
            new(TableTransactionActionType.UpdateReplace, Entity(replace.Key, replace.Content, was.Commit), was.Service),
        RowChange.Delete delete => Delete(delete.Key, delete.ETag is null ? null : RowETag.Parse(delete.ETag)),
        _ => throw new ArgumentException($"{change.GetType().Name} is no change that a row can have."),
    };

    TableTransactionAction Delete(string key, RowETag? was) => (LeavesTombstones, was) switch
    {
        (false, { } version) => new(TableTransactionActionType.Delete, new TableEntity(Partition, key), version.Service),
        (false, null) => new(TableTransactionActionType.Delete, new TableEntity(Partition, key), Azure.ETag.All),
        (true, { } version) => new(TableTransactionActionType.UpdateReplace, RowEntity.Tombstone(Partition, key, Id, version.Commit), version.Service),
        (true, null) => new(TableTransactionActionType.UpsertReplace, RowEntity.Tombstone(Partition, key, Id, before: null)),
    };

    TableEntity Entity(string key, string content, string? before) => RowEntity.Of(Partition, key, content, Id, before);
}
