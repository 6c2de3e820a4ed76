using SupportFlows.Adapters.Sqlite;
using SupportFlows.Adapters.Tests.Contracts;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.Sqlite;

public sealed class SqliteRowStoreTests : RowStoreContract
{
    readonly TemporaryDirectory directory = new();
    SqliteRowStore store;

    public SqliteRowStoreTests() => store = new SqliteRowStore(directory.Path);

    protected override IRowStore Store => store;

    protected override async Task ReopenAsync()
    {
        await store.DisposeAsync();
        store = new SqliteRowStore(directory.Path);
    }

    protected override void Dispose(bool disposing)
    {
        store.Dispose();
        directory.Dispose();
    }
}
