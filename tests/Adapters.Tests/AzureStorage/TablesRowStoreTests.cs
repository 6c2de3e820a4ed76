using SupportFlows.Adapters.AzureStorage;
using SupportFlows.Adapters.Tests.Contracts;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.AzureStorage;

public sealed class TablesRowStoreTests : RowStoreContract, IAsyncLifetime
{
    readonly string prefix = Azurite.NewPrefix();
    TablesRowStore? store;

    protected override IRowStore Store => store!;

    // Each lost race is four requests.
    protected override int Counts => 8;

    public async ValueTask InitializeAsync() => await ReopenAsync();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    protected override async Task ReopenAsync()
    {
        store?.Dispose();
        store = Azurite.Store(await Azurite.AddressAsync(), prefix, TablesPatience.Standard);
    }

    protected override void Dispose(bool disposing) => store?.Dispose();
}
