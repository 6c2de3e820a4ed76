using SupportFlows.Adapters.Sqlite;
using SupportFlows.Adapters.Tests.Contracts;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.Sqlite;

public sealed class SqliteRowStoreProperties : RowStoreProperties, IDisposable
{
    readonly TemporaryDirectory directory = new();
    readonly SqliteRowStore store;

    public SqliteRowStoreProperties() => store = new SqliteRowStore(directory.Path);

    protected override IRowStore Store => store;

    protected override int Samples => 100;

    public void Dispose()
    {
        store.Dispose();
        directory.Dispose();
    }
}
