using SupportFlows.Adapters.AzureStorage;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.AzureStorage;

/// <summary>Sizes at which the service draws a line: 64 KiB of a property, 1 MiB of an entity, 4 MiB of a request, 1 KiB of a key.</summary>
public sealed class TablesBoundaryTests : IAsyncLifetime
{
    const int Request = 4 * 1024 * 1024;

    BadNetwork? network;
    TablesRowStore? store;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        network = await BadNetwork.StartAsync();
        store = Azurite.Store(network.Address, Azurite.NewPrefix(), TablesPatience.Standard);
    }

    public async ValueTask DisposeAsync()
    {
        store?.Dispose();
        await (network?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(RowEntity.ChunkBytes - 1)]
    [InlineData(RowEntity.ChunkBytes)]
    [InlineData(RowEntity.ChunkBytes + 1)]
    [InlineData(2 * RowEntity.ChunkBytes)]
    [InlineData(RowLimits.ContentBytes)]
    public async Task Content_AroundAChunk_IsReadAsItWasWritten(int bytes)
    {
        // Characters of four bytes, of which one may be cut by the end of a chunk.
        var content = new string('x', bytes % 4 + (bytes > 4 ? 4 : 0) + (bytes > 4 ? 2 : 0));
        content += string.Concat(Enumerable.Repeat("🚀", Math.Max(0, (bytes - content.Length) / 4)));
        content += new string('y', Math.Max(0, bytes - System.Text.Encoding.UTF8.GetByteCount(content)));

        await CommitAsync("T-1", new RowChange.Insert("k", content));

        Assert.Equal(content, (await store!.GetAsync(new RowAddress("tickets", "T-1", "k"), Cancellation))!.Content);
        Assert.Equal(content, (await store.ListAsync(new RowRange("tickets", "T-1"), Cancellation)).Single().Content);
    }

    [Fact]
    public async Task Commit_OfAllThatIsAllowed_FitsARequest()
    {
        // The longest on the wire: characters of which each is six bytes in JSON and nine in an address.
        var partition = new string('单', RowLimits.KeyLength);
        var content = new string('x', RowLimits.CommitBytes / RowLimits.Changes);

        await CommitAsync(partition, [.. Enumerable.Range(0, RowLimits.Changes).Select(n => new RowChange.Upsert($"{n:D3}" + new string('客', RowLimits.KeyLength - 3), content))]);

        Assert.InRange(network!.LargestRequest, RowLimits.CommitBytes, Request);
    }

    [Theory]
    [InlineData("100%")]
    [InlineData("%2F%20+")]
    [InlineData("it's 'quoted'")]
    [InlineData("𝄞𝄞")]
    [InlineData("a b  c ")]
    [InlineData("~!@$^&*()_+|{}[]:;\"<>,.")]
    public async Task Key_ThatAnAddressWouldTakeForSomethingElse_IsItself(string key)
    {
        await CommitAsync(key, new RowChange.Insert(key, "1"), new RowChange.Insert(key + key, "2"));
        var found = await store!.GetAsync(new RowAddress("tickets", key, key), Cancellation);
        await CommitAsync(key, new RowChange.Replace(key, "3", found!.ETag), new RowChange.Delete(key + key));

        Assert.Equal([(key, "3")], (await store.ListAsync(new RowRange("tickets", key, From: key, To: key + key), Cancellation)).Select(row => (row.Key, row.Content)));
    }

    Task<IReadOnlyList<string>> CommitAsync(string partition, params RowChange[] changes) => store!.CommitAsync("tickets", partition, changes, Cancellation);
}
