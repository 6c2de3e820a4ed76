using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.OnCall;

/// <summary>What is due of a schedule.</summary>
public sealed class DecideSchedule(DecidePromise<Schedule> decisions)
{
    [Function(nameof(DecideSchedule))]
    public Task<PromiseStep> RunAsync([ActivityTrigger] string id) => decisions.RunAsync(id, situation =>
        Task.FromResult(new Outcome<Schedule>(situation.State with { DecidedEvent = situation.State.LastEvent }, [], [], Finished: true)));
}
