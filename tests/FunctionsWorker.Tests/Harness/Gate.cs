using System.Threading.Channels;

namespace SupportFlows.FunctionsWorker.Tests.Harness;

/// <summary>Where a function stands until the test lets it go on, and where a test waits until one stands there.</summary>
sealed class Gate
{
    readonly Channel<bool> reached = Channel.CreateUnbounded<bool>();
    readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task PassAsync()
    {
        reached.Writer.TryWrite(true);
        return opened.Task;
    }

    public async Task ReachedAsync(int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            await reached.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(2));
        }
    }

    public void Open() => opened.TrySetResult();
}
