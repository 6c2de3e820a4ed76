using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.OnCall;

/// <summary>What is due of a responder.</summary>
public sealed class DecideResponder(DecidePromise<Responder> decisions, People people, ContactCode codes)
{
    [Function(nameof(DecideResponder))]
    public Task<PromiseStep> RunAsync([ActivityTrigger] string id, [DurableClient] DurableTaskClient client) => decisions.RunAsync(client, id, async situation =>
    {
        var facts = new ResponderFacts(situation.State, situation.News, await people.GetAsync(id)) { Failed = situation.Failed };
        var decision = ResponderRule.Next(facts, codes, situation.Now);
        return new Outcome<Responder>(decision.Responder, decision.Events, decision.Notices, decision.Finished);
    });
}
