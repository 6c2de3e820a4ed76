using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Tests.Harness;

sealed class TestHeartbeat : IHeartbeat
{
    public int Beats { get; private set; }

    public Exception? Fault { get; set; }

    public Task BeatAsync(CancellationToken cancellation)
    {
        Beats++;
        return Fault is null ? Task.CompletedTask : Task.FromException(Fault);
    }
}
