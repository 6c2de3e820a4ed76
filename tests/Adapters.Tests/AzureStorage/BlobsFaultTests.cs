using SupportFlows.Adapters.AzureStorage;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.AzureStorage;

/// <summary>Blobs that are slow, busy or closed: a moment of it is waited out, more is an error that says what to do; an answer that is lost writes nothing twice.</summary>
public sealed class BlobsFaultTests : IAsyncLifetime
{
    const string Name = "tickets/t-1/a-1";

    readonly string container = Azurite.NewPrefix();
    BadNetwork? network;
    BlobsContentStore? store;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    BadNetwork Network => network!;

    BlobsContentStore Store => store!;

    public async ValueTask InitializeAsync()
    {
        network = await BadNetwork.StartAsync(await Azurite.BlobsAsync());
        network.Meant = _ => true;
        store = Azurite.Contents(network.Address, container, new BlobsPatience(TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(1)));
        await WriteAsync("tickets/t-1/a-0", [0]);
    }

    public async ValueTask DisposeAsync()
    {
        store?.Dispose();
        await (network?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Theory]
    [InlineData(Fate.Busy)]
    [InlineData(Fate.TooMany)]
    [InlineData(Fate.Error)]
    [InlineData(Fate.Lost)]
    [InlineData(Fate.AnswerLost)]
    public async Task Content_ThatIsRefusedForAMoment_IsWrittenOnceAndRead(Fate fate)
    {
        Network.Next(fate);
        Network.Next(fate);
        await WriteAsync(Name, [1]);
        Network.Next(fate);
        await using var content = await Store.OpenAsync(Name, Cancellation);
        Assert.Equal(1, content!.ReadByte());
        Network.Next(fate);
        await Store.DeleteAsync(Name, Cancellation);
        Assert.Null(await Store.OpenAsync(Name, Cancellation));
    }

    [Theory]
    [InlineData(Fate.Busy, "503")]
    [InlineData(Fate.Lost, "cannot be reached")]
    [InlineData(Fate.Forbidden, "Storage Blob Data Contributor")]
    public async Task Service_ThatGoesOnRefusing_IsUnavailableAndTheReasonIsSaid(Fate fate, string words)
    {
        for (var n = 0; n < 20; n++)
        {
            Network.Next(fate);
        }

        Assert.Contains(words, (await Assert.ThrowsAsync<ContentStoreUnavailableException>(() => WriteAsync(Name, [1]))).Message);
        Assert.Contains(words, (await Assert.ThrowsAsync<ContentStoreUnavailableException>(() => Store.OpenAsync(Name, Cancellation))).Message);
        Assert.Contains(words, (await Assert.ThrowsAsync<ContentStoreUnavailableException>(() => Store.DeleteAsync(Name, Cancellation))).Message);
    }

    [Fact]
    public async Task Service_ThatDoesNotAnswer_IsUnavailableWhenTheTimeIsUp()
    {
        using var impatient = Azurite.Contents(Network.Address, container, new BlobsPatience(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(1)));
        for (var n = 0; n < BlobsPatience.Requests; n++)
        {
            Network.Next(Fate.Late);
        }

        await Assert.ThrowsAsync<ContentStoreUnavailableException>(() => impatient.OpenAsync("tickets/t-1/a-0", Cancellation));
    }

    [Fact]
    public async Task Caller_WhoGivesUp_IsNotToldThatTheStoreIsUnavailable()
    {
        using var caller = new CancellationTokenSource();
        Network.Next(Fate.Late, caller.CancelAsync);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.OpenAsync(Name, caller.Token));
    }

    [Fact]
    public async Task Container_ThatSomebodyDeleted_IsMadeAgainAtTheNextTry()
    {
        await new Azure.Storage.Blobs.BlobContainerClient(Azurite.BlobsConnectionString(await Azurite.BlobsAsync()), container).DeleteAsync(cancellationToken: Cancellation);
        Assert.Null(await Store.OpenAsync("tickets/t-1/a-0", Cancellation));
        await Assert.ThrowsAsync<ContentStoreUnavailableException>(() => WriteAsync(Name, [1]));

        await WriteAsync(Name, [1]);

        await using var content = await Store.OpenAsync(Name, Cancellation);
        Assert.NotNull(content);
    }

    Task WriteAsync(string name, byte[] content) => Store.WriteAsync(name, new MemoryStream(content), Cancellation);
}
