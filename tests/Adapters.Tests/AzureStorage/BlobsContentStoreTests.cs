using SupportFlows.Adapters.AzureStorage;
using SupportFlows.Adapters.Tests.Contracts;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.AzureStorage;

public sealed class BlobsContentStoreTests : ContentStoreContract, IAsyncLifetime
{
    BlobsContentStore? store;

    protected override IContentStore Store => store!;

    public async ValueTask InitializeAsync() => store = Azurite.Contents(await Azurite.BlobsAsync(), Azurite.NewPrefix(), BlobsPatience.Standard);

    public ValueTask DisposeAsync()
    {
        store?.Dispose();
        return ValueTask.CompletedTask;
    }
}
