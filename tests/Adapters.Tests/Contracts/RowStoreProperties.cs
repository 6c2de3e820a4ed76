using CsCheck;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.Contracts;

/// <summary>What every row store holds after whatever was committed to it.</summary>
public abstract class RowStoreProperties
{
    enum Kind
    {
        Insert,
        Upsert,
        Delete,
        Replace,
        ReplaceOld,
        DeleteKnown,
        DeleteOld,
    }

    static readonly string[] Keys = ["a", "b", "B", "b-1", "客"];

    static readonly Gen<(string Key, Kind Kind)[]> Batch = Gen.Select(Gen.Int[0, Keys.Length - 1].Select(n => Keys[n]), Gen.Enum<Kind>()).Array[1, 4];

    int partitions;

    protected abstract IRowStore Store { get; }

    /// <summary>How many sequences are tried.</summary>
    protected abstract int Samples { get; }

    [Fact]
    public async Task Store_AfterAnySequenceOfCommits_HoldsWhatADictionaryWould() =>
        await Batch.Array[1, 12].SampleAsync(RunAsync, iter: Samples);

    async Task RunAsync((string Key, Kind Kind)[][] commits)
    {
        var partition = $"p{Interlocked.Increment(ref partitions)}";
        var model = new RowStoreModel();
        var old = "1";
        foreach (var asked in commits)
        {
            RowChange[] changes = [.. asked.DistinctBy(change => change.Key).Select(change => Change(change.Key, change.Kind, model.ETag(change.Key), old))];
            old = model.Rows.Select(row => row.ETag).LastOrDefault(old);
            await CommitAsync(partition, model, changes);
            var rows = await Store.ListAsync(new RowRange("tickets", partition));
            Assert.Equal(model.Rows, rows.Select(row => (row.Key, row.Content, row.ETag)));
        }
    }

    async Task CommitAsync(string partition, RowStoreModel model, RowChange[] changes)
    {
        var conflict = model.Conflict(changes);
        try
        {
            var etags = await Store.CommitAsync("tickets", partition, changes);
            Assert.Null(conflict);
            model.Apply(changes, etags);
        }
        catch (RowConflictException refused)
        {
            Assert.Equal(conflict, refused.Key);
        }
    }

    static RowChange Change(string key, Kind kind, string etag, string old) => kind switch
    {
        Kind.Insert => new RowChange.Insert(key, "inserted"),
        Kind.Upsert => new RowChange.Upsert(key, "upserted"),
        Kind.Replace => new RowChange.Replace(key, "replaced", etag),
        Kind.ReplaceOld => new RowChange.Replace(key, "replaced", old),
        Kind.DeleteKnown => new RowChange.Delete(key, etag),
        Kind.DeleteOld => new RowChange.Delete(key, old),
        _ => new RowChange.Delete(key),
    };
}
