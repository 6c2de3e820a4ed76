using SupportFlows.Adapters.AzureStorage;
using SupportFlows.Adapters.Tests.Contracts;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.AzureStorage;

public sealed class TablesRowStoreLimitsTests : RowStoreLimitsContract, IAsyncLifetime
{
    TablesRowStore? store;

    protected override IRowStore Store => store!;

    public async ValueTask InitializeAsync() => store = await Azurite.StoreAsync();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    protected override void Dispose(bool disposing) => store?.Dispose();
}
