using SupportFlows.Adapters.Files;
using SupportFlows.Adapters.Tests.Contracts;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.Files;

public sealed class FilesContentStoreTests : ContentStoreContract, IDisposable
{
    const string Name = "tickets/t-1/a-1";

    readonly TemporaryDirectory directory = new();

    protected override IContentStore Store => new FilesContentStore(directory.Path);

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Content_IsAFileOfItsNameAndNothingElseIsLeft()
    {
        await WriteAsync(Name, [1, 2, 3]);

        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(directory.Path, "tickets", "t-1", "a-1"), Cancellation));
        Assert.Single(Directory.GetFiles(directory.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Rest_OfAWriterThatDied_IsNoContentAndGoesWithADeletion()
    {
        await WriteAsync(Name + "0", [1]);
        var folder = Path.Combine(directory.Path, "tickets", "t-1");
        await File.WriteAllBytesAsync(Path.Combine(folder, "a-1.0123456789abcdef.new"), [1], Cancellation);
        Assert.Null(await ReadAsync(Name));

        await Store.DeleteAsync(Name, Cancellation);

        Assert.Equal([Path.Combine(folder, "a-10")], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Folder_ThatCannotBeMade_IsSaidAsAFaultOfTheStore()
    {
        await File.WriteAllTextAsync(Path.Combine(directory.Path, "tickets"), "in the way", Cancellation);

        var fault = await Assert.ThrowsAsync<ContentStoreUnavailableException>(() => WriteAsync(Name, [1]));

        Assert.Contains(directory.Path, fault.Message);
    }
}
