using SupportFlows.Adapters.AzureStorage;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.AzureStorage;

/// <summary>A service that is slow, busy or closed: a moment of it is waited out, more is an error that says what to do.</summary>
public sealed class TablesFaultTests : IAsyncLifetime
{
    static readonly RowAddress Address = new("tickets", "T-1", "ticket");

    readonly string prefix = Azurite.NewPrefix();
    BadNetwork? network;
    TablesRowStore? store;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    BadNetwork Network => network!;

    TablesRowStore Store => store!;

    public async ValueTask InitializeAsync()
    {
        network = await BadNetwork.StartAsync();
        store = Patient(TimeSpan.FromSeconds(30));
        await Store.CommitAsync(Address.Table, Address.Partition, [new RowChange.Upsert(Address.Key, "0")], Cancellation);
        Network.Meant = _ => true;
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
    [InlineData(Fate.BusyWithin)]
    [InlineData(Fate.Lost)]
    public async Task Commit_ThatIsRefusedForAMoment_IsWritten(Fate fate)
    {
        Network.Next(fate);
        Network.Next(fate);

        await WriteAsync(Store, "1");

        Assert.Equal("1", (await Store.GetAsync(Address, Cancellation))!.Content);
    }

    [Fact]
    public async Task Read_ThatIsRefusedForAMoment_IsAnswered()
    {
        Network.Next(Fate.Busy);
        Assert.Equal("0", (await Store.GetAsync(Address, Cancellation))!.Content);
        Network.Next(Fate.Lost);
        Assert.Single(await Store.ListAsync(new RowRange(Address.Table, Address.Partition), Cancellation));
    }

    [Theory]
    [InlineData(Fate.Busy, "503")]
    [InlineData(Fate.BusyWithin, "503 ServerBusy")]
    [InlineData(Fate.Lost, "cannot be reached")]
    public async Task Service_ThatStaysBusy_IsUnavailableAfterAFewTries(Fate fate, string words)
    {
        for (var n = 0; n < 20; n++)
        {
            Network.Next(fate);
        }

        var fault = await Assert.ThrowsAsync<RowStoreUnavailableException>(() => WriteAsync(Store, "1"));

        Assert.Contains(words, fault.Message);
        Assert.DoesNotContain(Azurite.ConnectionString(Network.Address).Split("AccountKey=")[1].Split(';')[0], fault.ToString());
    }

    [Fact]
    public async Task Service_ThatDoesNotAnswer_IsUnavailableWhenTheTimeIsUp()
    {
        using var impatient = Patient(TimeSpan.FromMilliseconds(100));
        Network.Next(Fate.Late);
        Assert.Contains("did not answer within 0.1 seconds", (await Assert.ThrowsAsync<RowStoreUnavailableException>(() => WriteAsync(impatient, "1"))).Message);
        Network.Next(Fate.Late);
        await Assert.ThrowsAsync<RowStoreUnavailableException>(() => impatient.GetAsync(Address, Cancellation));
    }

    [Fact]
    public async Task Right_ThatIsMissing_IsNamed()
    {
        Network.Next(Fate.Forbidden);

        var fault = await Assert.ThrowsAsync<RowStoreUnavailableException>(() => Store.GetAsync(Address, Cancellation));

        Assert.Contains("Storage Table Data Contributor", fault.Message);
    }

    [Fact]
    public async Task Caller_WhoGivesUp_IsNotToldThatTheStoreIsUnavailable()
    {
        using var caller = new CancellationTokenSource();
        Network.Next(Fate.Late, caller.CancelAsync);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.CommitAsync(Address.Table, Address.Partition, [new RowChange.Upsert("k", "{}")], caller.Token));
    }

    [Fact]
    public async Task Table_ThatNobodyWroteTo_IsEmpty()
    {
        Assert.Null(await Store.GetAsync(Address with { Table = "fresh" }, Cancellation));
        Assert.Empty(await Store.ListAsync(new RowRange("fresh", "p"), Cancellation));
    }

    TablesRowStore Patient(TimeSpan call) => Azurite.Store(Network.Address, prefix, new TablesPatience(call, TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(1)));

    static Task<IReadOnlyList<string>> WriteAsync(TablesRowStore store, string content) => store.CommitAsync(Address.Table, Address.Partition, [new RowChange.Upsert(Address.Key, content)], Cancellation);
}
