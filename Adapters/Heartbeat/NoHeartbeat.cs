using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Adapters.Heartbeat;

/// <summary>Nobody listens: no URL is set.</summary>
sealed class NoHeartbeat : IHeartbeat
{
    public Task BeatAsync(CancellationToken cancellation) => Task.CompletedTask;
}
