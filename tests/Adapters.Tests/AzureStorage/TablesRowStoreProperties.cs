using SupportFlows.Adapters.AzureStorage;
using SupportFlows.Adapters.Tests.Contracts;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.AzureStorage;

public sealed class TablesRowStoreProperties : RowStoreProperties, IAsyncLifetime
{
    TablesRowStore? store;

    protected override IRowStore Store => store!;

    protected override int Samples => 10;

    public async ValueTask InitializeAsync() => store = await Azurite.StoreAsync();

    public ValueTask DisposeAsync()
    {
        store?.Dispose();
        return ValueTask.CompletedTask;
    }
}
