using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Functions.OnCall;

/// <summary>Schedules: operators and their owners change them, and everybody on the staff for himself.</summary>
public sealed class ScheduleDesk(RecordDesk<Schedule> records, People people, OnCallDirectory directory, PartIds parts)
{
    public Task<Stored<Schedule>?> FindAsync(string id, CancellationToken cancellation) => records.FindAsync(id, cancellation);

    public Task<Stored<Schedule>> GetAsync(string id, CancellationToken cancellation) => records.GetAsync(id, cancellation);

    public Task<IResult> TimelineAsync(HttpRequest request, string id, CancellationToken cancellation) => records.TimelineAsync(request, id, cancellation);

    /// <returns>The schedule, and whether it is new.</returns>
    public async Task<(Stored<Schedule> Stored, bool IsNew)> PutAsync(HttpRequest request, DurableTaskClient client, string id, ScheduleRequest asked, CancellationToken cancellation)
    {
        var staff = await StaffAsync(cancellation);
        var isNew = await records.FindAsync(id, cancellation) is null;
        var wanted = new Schedule { Id = id, Name = asked.Name!, TimeZone = asked.TimeZone!, Layers = asked.Layers!, Owners = asked.Owners! };
        var stored = await records.PutAsync(request, client, id, (before, caller, actor, now) =>
        {
            OnCallAccess.RequireOwner(caller, before, "changes it");
            return ScheduleCommands.Put(before, wanted, staff, actor, request.Channel(), now);
        }, cancellation);
        return (stored, isNew);
    }

    public async Task RemoveAsync(HttpRequest request, DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var paging = (await directory.ReadAsync(cancellation)).PoliciesThatPage(id);
        await records.DoAsync(request, client, id, (schedule, caller, actor, now) =>
        {
            OnCallAccess.RequireOwner(caller, schedule, "removes it");
            return paging.Count == 0
                ? Removal.Remove(schedule, actor, request.Channel(), now)
                : throw new RefusalException(RefusalKind.Conflict, $"The schedule is paged by the policies {string.Join(", ", paging.Select(p => p.Id))}. Change those first: they would page nobody.");
        }, cancellation);
    }

    /// <returns>The schedule, and the id of the override.</returns>
    public async Task<(Stored<Schedule> Stored, string Part)> OverrideAsync(HttpRequest request, DurableTaskClient client, string id, OverrideRequest asked, CancellationToken cancellation)
    {
        var staff = await StaffAsync(cancellation);
        var wanted = new Override(parts.New(request), asked.PersonId!, asked.From, asked.To, asked.InsteadOf);
        return (await records.DoAsync(request, client, id, (schedule, caller, actor, now) =>
        {
            OnCallAccess.RequireOwnerOrSelf(caller, schedule, wanted.PersonId, "adds an override");
            return ScheduleCommands.AddOverride(schedule, wanted, staff, actor, request.Channel(), now);
        }, cancellation), wanted.Id);
    }

    public Task<Stored<Schedule>> RemoveOverrideAsync(HttpRequest request, DurableTaskClient client, string id, string part, CancellationToken cancellation) =>
        records.DoAsync(request, client, id, (schedule, caller, actor, now) =>
        {
            OnCallAccess.RequireOwnerOrSelf(caller, schedule, schedule.Overrides.FirstOrDefault(o => o.Id == part)?.PersonId, "removes an override");
            return ScheduleCommands.RemoveOverride(schedule, part, actor, request.Channel(), now);
        }, cancellation);

    public Task<Stored<Schedule>> SwapAsync(HttpRequest request, DurableTaskClient client, string id, SwapRequest asked, CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        if (asked.First is null) faults.Add("first", "Say {personId, from, to}: the shift that the one gives.");
        if (asked.Second is null) faults.Add("second", "Say {personId, from, to}: the shift that the other gives.");
        faults.Throw("The shifts cannot be swapped.");
        var part = parts.New(request);
        return records.DoAsync(request, client, id, (schedule, caller, actor, now) =>
        {
            OnCallAccess.RequireOwner(caller, schedule, "swaps shifts");
            return ScheduleCommands.Swap(schedule, asked.First!, asked.Second!, part, actor, request.Channel(), now);
        }, cancellation);
    }

    /// <returns>The schedule, and the id of the temporary one.</returns>
    public async Task<(Stored<Schedule> Stored, string Part)> TemporaryAsync(HttpRequest request, DurableTaskClient client, string id, TemporaryRequest asked, CancellationToken cancellation)
    {
        var staff = await StaffAsync(cancellation);
        var wanted = new TemporarySchedule(parts.New(request), asked.From, asked.To, asked.Shifts!);
        return (await records.DoAsync(request, client, id, (schedule, caller, actor, now) =>
        {
            OnCallAccess.RequireOwner(caller, schedule, "adds a temporary schedule");
            return ScheduleCommands.AddTemporary(schedule, wanted, staff, actor, request.Channel(), now);
        }, cancellation), wanted.Id);
    }

    public Task<Stored<Schedule>> RemoveTemporaryAsync(HttpRequest request, DurableTaskClient client, string id, string part, CancellationToken cancellation) =>
        records.DoAsync(request, client, id, (schedule, caller, actor, now) =>
        {
            OnCallAccess.RequireOwner(caller, schedule, "removes a temporary schedule");
            return ScheduleCommands.RemoveTemporary(schedule, part, actor, request.Channel(), now);
        }, cancellation);

    public Task<Stored<Schedule>> RevokeCalendarAsync(HttpRequest request, DurableTaskClient client, string id, CancellationToken cancellation) =>
        records.DoAsync(request, client, id, (schedule, caller, actor, now) =>
        {
            OnCallAccess.RequireOwner(caller, schedule, "ends its calendar addresses");
            return CalendarCommands.Revoke(schedule, actor, request.Channel(), now);
        }, cancellation);

    async Task<IReadOnlySet<string>> StaffAsync(CancellationToken cancellation) => (await people.ListAsync(cancellation)).Select(p => p.Id).ToHashSet();
}
