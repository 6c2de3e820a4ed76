using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.OnCall;

/// <summary>What is due of a schedule.</summary>
public sealed class DecideSchedule(DecidePromise<Schedule> decisions, People people)
{
    [Function(nameof(DecideSchedule))]
    public Task<PromiseStep> RunAsync([ActivityTrigger] string id, [DurableClient] DurableTaskClient client) => decisions.RunAsync(client, id, async situation =>
    {
        var facts = new ScheduleFacts(situation.State, await people.ListAsync()) { Failed = situation.Failed };
        var decision = ScheduleRule.Next(facts, situation.Now);
        return new Outcome<Schedule>(decision.Schedule, decision.Events, decision.Notices, decision.Finished);
    });
}
