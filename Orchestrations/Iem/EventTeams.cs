using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.OnCall;

namespace SupportFlows.Orchestrations.Iem;

/// <summary>
/// Puts the roster of an event where pages look for it: a schedule of its own, which stands for the event days only, and an escalation policy that pages it
/// before everybody else. Both go when the event is over.
/// </summary>
public sealed class EventTeams(
    Catalog catalog, AccountDirectory accounts, IemReader reader, OnCallDirectory directory, ChangeOnCall<Schedule> schedules, ChangeOnCall<EscalationPolicy> policies)
{
    public async Task SettleAsync(DurableTaskClient client, IemRequest request)
    {
        var id = IemRoster.IdOf(request.Id);
        var known = await directory.ReadAsync();
        var (schedule, policy) = (known.Schedules.GetValueOrDefault(id), known.Policies.GetValueOrDefault(id));
        var own = await reader.PolicyAsync((await accounts.GetAsync(request.AccountId))?.Policy);
        var behind = own is null ? null : known.Policies.GetValueOrDefault(own);
        var wait = catalog.Iem!.TeamWait;

        // No policy ever names a schedule that is not there.
        if (EventTeam.IsWanted(request))
        {
            await ScheduleAsync();
            await PolicyAsync();
        }
        else
        {
            await PolicyAsync();
            await ScheduleAsync();
        }

        Task ScheduleAsync() => SettleAsync(schedules, client, id, schedule, before => EventTeam.Schedule(before, request), EventTeam.Change);

        Task PolicyAsync() => SettleAsync(policies, client, id, policy, before => EventTeam.Policy(before, request, behind, wait), EventTeam.Change);
    }

    static async Task SettleAsync<T>(
        ChangeOnCall<T> records, DurableTaskClient client, string id, T? known, Func<T?, T?> wanted, Func<T?, T?, Instant, Change<T>> change)
        where T : class, IRemovable
    {
        if (ReferenceEquals(wanted(known), known))
        {
            return;
        }

        // What is there may be newer than what was read, and as wanted already.
        await records.PutAsync(client, id, ifMatch: null, (before, now) => ReferenceEquals(wanted(before), before) ? new Change<T>(before!, []) : change(before, wanted(before), now));
    }
}
