using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Tickets;

/// <summary>What is due of a ticket.</summary>
public sealed class DecideTicket(
    DecidePromise<Ticket> decisions, Catalog catalog, People people, AccountDirectory accounts, TeamLoads loads, OnCallDirectory directory, IemLists events)
{
    [Function(nameof(DecideTicket))]
    public Task<PromiseStep> RunAsync([ActivityTrigger] string ticketId, [DurableClient] DurableTaskClient client) => decisions.RunAsync(client, ticketId, async situation =>
    {
        var guarded = situation.State.AccountId is { } account ? await events.LiveOfAsync(account) : null;
        var facts = new TicketFacts(situation.State, situation.News, await TeamAsync(situation.State))
        {
            Failed = situation.Failed,
            EventTeam = guarded is null ? [] : IemRoster.At(guarded, situation.Now),
            Paging = await PagingAsync(situation.State, guarded),
        };
        var decision = TicketRule.Next(catalog, facts, situation.Now);
        if (decision.Ticket.AssigneeId is { } assignee && assignee != situation.State.AssigneeId)
        {
            loads.Assigned(assignee);
        }

        return new Outcome<Ticket>(decision.Ticket, decision.Events, decision.Notices, decision.Finished);
    });

    /// <summary>While an event of the account runs, by that of its team; else by the account's own policy, or the catalog's. One that is not there pages nobody.</summary>
    async Task<TicketPaging?> PagingAsync(Ticket ticket, IemRequest? guarded)
    {
        if (catalog.Tickets.Paging is not { } paging)
        {
            return null;
        }

        var team = guarded is null ? null : IemRoster.IdOf(guarded.Id);
        var own = ticket.AccountId is { } account ? (await accounts.GetAsync(account))?.Policy : null;
        foreach (var policy in new[] { team, own, paging.Policy }.OfType<string>())
        {
            if (await directory.HasPolicyAsync(policy))
            {
                return paging with { Policy = policy };
            }
        }

        return null;
    }

    async Task<IReadOnlyList<TeamMember>> TeamAsync(Ticket ticket)
    {
        var staff = await people.ListAsync();
        // Only an assignment asks how much everybody has to do.
        var open = ticket is { AssigneeId: null, AccountId: not null }
            ? await Task.WhenAll(staff.Select(p => p.Tier is null ? Task.FromResult(0) : loads.OfAsync(p.Id)))
            : new int[staff.Count];
        return [.. staff.Zip(open, (person, count) => new TeamMember(person, count))];
    }
}
