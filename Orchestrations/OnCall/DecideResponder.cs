using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.OnCall;

/// <summary>What is due of a responder.</summary>
public sealed class DecideResponder(DecidePromise<Responder> decisions)
{
    [Function(nameof(DecideResponder))]
    public Task<PromiseStep> RunAsync([ActivityTrigger] string id) => decisions.RunAsync(id, situation =>
        Task.FromResult(new Outcome<Responder>(situation.State with { DecidedEvent = situation.State.LastEvent }, [], [], Finished: true)));
}
