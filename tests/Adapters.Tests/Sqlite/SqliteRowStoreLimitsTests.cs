using SupportFlows.Adapters.Sqlite;
using SupportFlows.Adapters.Tests.Contracts;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.Sqlite;

public sealed class SqliteRowStoreLimitsTests : RowStoreLimitsContract
{
    readonly TemporaryDirectory directory = new();
    readonly SqliteRowStore store;

    public SqliteRowStoreLimitsTests() => store = new SqliteRowStore(directory.Path);

    protected override IRowStore Store => store;

    protected override void Dispose(bool disposing)
    {
        store.Dispose();
        directory.Dispose();
    }
}
