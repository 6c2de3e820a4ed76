using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Plans;
using SupportFlows.Orchestrations.Entitlements;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Iem;

/// <summary>What is due of a launch event.</summary>
public sealed class DecideIem(DecidePromise<IemRequest> decisions, Catalog catalog, IemReader reader, IemLinks links, Sessions sessions, EventTeams teams)
{
    [Function(nameof(DecideIem))]
    public async Task<PromiseStep> RunAsync([ActivityTrigger] string requestId, [DurableClient] DurableTaskClient client)
    {
        IemRequest? decided = null;
        var step = await decisions.RunAsync(client, requestId, async situation =>
        {
            var decision = IemRule.Next(Policy(), await reader.ReadAsync(situation), situation.Now);
            decided = decision.Request;
            var notices = decision.Notices.Select(n => Linked(n, decision.Request, situation.Now));
            return new Outcome<IemRequest>(decision.Request, decision.Events, [.. notices], decision.Finished) { Withdraw = decision.Withdraw };
        });

        // After it is written, and again with every decision: what a crash leaves undone here is done by the next one.
        if (decided is not null)
        {
            await sessions.SettleAsync(client, decided);
            await teams.SettleAsync(client, decided);
        }

        return step;
    }

    IemPolicy Policy() => catalog.Iem ?? throw new InvalidOperationException("The catalog has no section iem any more. It must stay in it while sessions are open.");

    /// <summary>What is decided or answered on a screen carries a link; a rule has no store and no secret.</summary>
    Notice Linked(Notice notice, IemRequest request, Instant now) => notice switch
    {
        { Template: Templates.IemApproval, Recipient.PersonId: { } person } => With(notice, links.ToApprove(request, person, now)),
        { Template: Templates.IemSurvey } => With(notice, links.ToSurvey(request, notice.Recipient.Address, now)),
        _ => notice,
    };

    static Notice With(Notice notice, string? link) => notice with { Data = new Dictionary<string, string?>(notice.Data) { ["link"] = link } };
}
