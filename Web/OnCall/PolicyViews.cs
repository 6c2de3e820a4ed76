using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.OnCall;
using Rota = SupportFlows.Domain.OnCall.OnCall;

namespace SupportFlows.Web.OnCall;

static class PolicyViews
{
    public static PolicyView Of(EscalationPolicy policy, OnCallRecords records, IReadOnlyList<Person> staff, Instant now)
    {
        return new PolicyView(
            policy.Id,
            policy.Name,
            [.. policy.Levels.Select((level, n) => new LevelView(n + 1, [.. level.Targets.Select(Target)], level.Wait))],
            policy.Repeat,
            policy.LastResort is { } last ? Target(last) : null,
            policy.LastResortEvery,
            policy.RepageAfter,
            [.. policy.Maintenance.Where(m => m.To > now).OrderBy(m => m.From)]);

        TargetView Target(Target target) => target.Kind == TargetKind.Person
            ? new TargetView(target.Kind, target.Id, PersonRef.Of(target.Id, staff).Name, [Reached(target.Id)])
            : records.Schedules.TryGetValue(target.Id, out var schedule)
                ? new TargetView(target.Kind, target.Id, schedule.Name, [.. Rota.At(schedule, now).Select(Reached)])
                : new TargetView(target.Kind, target.Id, target.Id, []);

        ReachedPerson Reached(string id) => new(
            id,
            PersonRef.Of(id, staff).Name,
            ResponderRules.Steps(records.Responder(id), important: false).Count > 0 && ResponderRules.Steps(records.Responder(id), important: true).Count > 0);
    }
}
