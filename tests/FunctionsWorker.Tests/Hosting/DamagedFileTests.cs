using Microsoft.Azure.Functions.Worker;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Hosting;

public sealed class DamagedFileTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("header", "is damaged")]
    [InlineData("empty", "is empty")]
    public async Task QueueFile_ThatIsLostOrDamaged_IsRefusedAndABackupHelps(string damage, string words)
    {
        var path = Path.Combine(folder.Data, "queues.db");
        await using (var first = await TestApp.StartAsync<Functions>(folder))
        {
            await first.SendAsync("nobody-listens", "a");
        }

        var good = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(path, damage == "empty" ? [] : [.. new byte[100], .. good[100..]], TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApp.StartAsync<Functions>(folder));
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);

        await File.WriteAllBytesAsync(path, good, TestContext.Current.CancellationToken);
        await using var second = await TestApp.StartAsync<Functions>(folder);
        Assert.Single(await second.PeekAsync("nobody-listens"));
    }

    [Fact]
    public async Task QueueFile_ThatVanishes_TakesNoMore()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder);
        File.Delete(Path.Combine(folder.Data, "queues.db"));

        var refusal = await Assert.ThrowsAsync<IOException>(() => app.SendAsync("nobody-listens", "a"));

        Assert.Contains("is not there any more", refusal.Message, StringComparison.Ordinal);
    }

    public sealed class Functions
    {
        [Function("Daily")]
        public void Run([TimerTrigger("0 0 4 * * *")] TimerInfo timer)
        {
            // Something for the app to have.
        }
    }
}
