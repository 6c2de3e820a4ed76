using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.OnCall;

/// <summary>What people do to a schedule. Each either gives the change or refuses with <see cref="RefusalException"/>, naming every faulty field.</summary>
public static class ScheduleCommands
{
    /// <summary>Calendars show so far back; the timeline has what was before.</summary>
    static readonly Duration KeptAfterEnd = Duration.FromDays(60);

    /// <summary>Makes a schedule, or replaces its name, zone, layers and owners. Overrides and temporary schedules stay; one that was removed begins without.</summary>
    /// <param name="people">Ids of everybody who can be on call.</param>
    public static Change<Schedule> Put(Schedule? before, Schedule wanted, IReadOnlySet<string> people, Actor actor, string channel, Instant now)
    {
        var tidy = ScheduleCheck.Put(wanted, people);
        var isNew = before is null or { RemovedAt: not null };
        var known = before ?? new Schedule { Id = tidy.Id, Name = "", TimeZone = "" };
        var next = known with
        {
            Name = tidy.Name,
            TimeZone = tidy.TimeZone,
            Layers = tidy.Layers,
            Owners = tidy.Owners,
            Overrides = isNew ? [] : known.Overrides,
            Temporary = isNew ? [] : known.Temporary,
            RemovedAt = null,
        };
        var (was, becomes) = (isNew ? [] : ScheduleText.Of(known), ScheduleText.Of(next));
        var changed = becomes.Where(d => was.GetValueOrDefault(d.Key) != d.Value).Select(d => (d.Key, (string?)d.Value)).ToArray();
        return changed.Length == 0
            ? new Change<Schedule>(known, [])
            : Done(next, isNew ? OnCallEvents.Created : OnCallEvents.Changed, actor, channel, now, changed);
    }

    /// <summary>The same one again changes nothing.</summary>
    public static Change<Schedule> AddOverride(Schedule schedule, Override wanted, IReadOnlySet<string> people, Actor actor, string channel, Instant now)
    {
        if (schedule.Overrides.Contains(wanted)) return new Change<Schedule>(schedule, []);
        var kept = Recent(schedule, now);
        ScheduleCheck.Override(kept, wanted, people, now);
        return Done(kept with { Overrides = [.. kept.Overrides, wanted] }, OnCallEvents.OverrideAdded, actor, channel, now, ScheduleText.Of(wanted));
    }

    public static Change<Schedule> RemoveOverride(Schedule schedule, string overrideId, Actor actor, string channel, Instant now)
    {
        var gone = schedule.Overrides.FirstOrDefault(o => o.Id == overrideId)
            ?? throw new RefusalException(RefusalKind.NotFound, "There is no such override.", new FieldError("id", "The schedule has no override with this id.", overrideId));
        return Done(
            schedule with { Overrides = [.. schedule.Overrides.Where(o => o.Id != overrideId)] }, OnCallEvents.OverrideRemoved, actor, channel, now, ScheduleText.Of(gone));
    }

    /// <summary>Two people exchange two shifts, or parts of them, which both really hold. Becomes two overrides, <c>{id}-1</c> and <c>{id}-2</c>, at once.</summary>
    public static Change<Schedule> Swap(Schedule schedule, FixedShift first, FixedShift second, string id, Actor actor, string channel, Instant now)
    {
        Override[] wanted =
        [
            new($"{id}-1", second.PersonId, first.From, first.To, first.PersonId),
            new($"{id}-2", first.PersonId, second.From, second.To, second.PersonId),
        ];
        if (wanted.All(schedule.Overrides.Contains)) return new Change<Schedule>(schedule, []);
        var kept = Recent(schedule, now);
        ScheduleCheck.Swap(kept, first, second, now);
        return Done(
            kept with { Overrides = [.. kept.Overrides, .. wanted] }, OnCallEvents.Swapped, actor, channel, now,
            ("swap", id), ("first", ScheduleText.Of(first)), ("second", ScheduleText.Of(second)));
    }

    /// <summary>The same one again changes nothing.</summary>
    public static Change<Schedule> AddTemporary(Schedule schedule, TemporarySchedule wanted, IReadOnlySet<string> people, Actor actor, string channel, Instant now)
    {
        if (schedule.Temporary.FirstOrDefault(t => t.Id == wanted.Id) is { } there && there == wanted with { Shifts = there.Shifts }
            && there.Shifts.SequenceEqual(wanted.Shifts ?? [])) return new Change<Schedule>(schedule, []);
        var kept = Recent(schedule, now);
        ScheduleCheck.Temporary(kept, wanted, people, now);
        return Done(kept with { Temporary = [.. kept.Temporary, wanted] }, OnCallEvents.TemporaryAdded, actor, channel, now, ScheduleText.Of(wanted));
    }

    public static Change<Schedule> RemoveTemporary(Schedule schedule, string temporaryId, Actor actor, string channel, Instant now)
    {
        var gone = schedule.Temporary.FirstOrDefault(t => t.Id == temporaryId) ?? throw new RefusalException(
            RefusalKind.NotFound, "There is no such temporary schedule.", new FieldError("id", "The schedule has no temporary schedule with this id.", temporaryId));
        return Done(
            schedule with { Temporary = [.. schedule.Temporary.Where(t => t.Id != temporaryId)] }, OnCallEvents.TemporaryRemoved, actor, channel, now, ScheduleText.Of(gone));
    }

    /// <summary>Without what has long been over: the record must not grow for ever.</summary>
    static Schedule Recent(Schedule schedule, Instant now) => schedule with
    {
        Overrides = [.. schedule.Overrides.Where(o => o.To + KeptAfterEnd > now)],
        Temporary = [.. schedule.Temporary.Where(t => t.To + KeptAfterEnd > now)],
    };

    static Change<Schedule> Done(Schedule next, string type, Actor actor, string channel, Instant now, params (string Key, string? Value)[] details) =>
        new(next with { LastEvent = next.LastEvent + 1 }, [OnCallEvents.Next(next, type, actor, channel, now, details)]);
}
