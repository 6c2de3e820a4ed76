using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Iem;

/// <summary>The schedule and the escalation policy of an event, as its request wants them.</summary>
public static class EventTeam
{
    const string Channel = "iem";

    /// <summary>From the approval until the last day is over, if there is a roster.</summary>
    public static bool IsWanted(IemRequest request) =>
        request.Status is IemStatus.Preparing or IemStatus.Ready or IemStatus.Live && IemRoster.Of(request) is not null;

    /// <returns>Null: there is none to be. The one that is there, when it is as wanted.</returns>
    public static Schedule? Schedule(Schedule? before, IemRequest request)
    {
        if (!IsWanted(request)) return null;
        var wanted = IemRoster.Schedule(request);
        var isSo = before is { RemovedAt: null } && before.Name == wanted.Name && before.TimeZone == wanted.TimeZone
            && before.Temporary is [var there] && there with { Shifts = [] } == wanted.Temporary[0] with { Shifts = [] } && there.Shifts.SequenceEqual(wanted.Temporary[0].Shifts);
        return isSo ? before : (before ?? wanted) with { Name = wanted.Name, TimeZone = wanted.TimeZone, Temporary = wanted.Temporary, RemovedAt = null };
    }

    /// <param name="behind">By which the account's pages go on when nobody of the team answers; null: there is none.</param>
    /// <param name="wait">For the team's answer.</param>
    public static EscalationPolicy? Policy(EscalationPolicy? before, IemRequest request, EscalationPolicy? behind, Duration wait)
    {
        if (!IsWanted(request)) return null;
        var id = IemRoster.IdOf(request.Id);
        var first = new EscalationLevel([new Target(TargetKind.Schedule, id)], wait);
        var wanted = (behind ?? new EscalationPolicy { Id = id, Name = "", Levels = [], Repeat = 1 }) with
        {
            Id = id,
            Name = $"{request.Event} ({request.AccountName})",
            Levels = [first, .. behind?.Levels ?? []],
            Maintenance = [],
            LastEvent = before?.LastEvent ?? 0,
        };
        return before is { RemovedAt: null } && before with { Levels = [], Maintenance = [] } == wanted with { Levels = [], Maintenance = [] } && SameLevels(before.Levels, wanted.Levels) ? before : wanted;
    }

    /// <summary>From what is there to what is wanted; null takes it away.</summary>
    public static Change<Schedule> Change(Schedule? before, Schedule? wanted, Instant now) => wanted is null
        ? Removal.Remove(before!, Actor.System, Channel, now)
        : new Change<Schedule>(
            wanted with { LastEvent = wanted.LastEvent + 1 }, [OnCallEvents.Next(wanted, Made(before), Actor.System, Channel, now, ScheduleText.Of(wanted.Temporary[0]))]);

    /// <inheritdoc cref="Change(Schedule?, Schedule?, Instant)"/>
    public static Change<EscalationPolicy> Change(EscalationPolicy? before, EscalationPolicy? wanted, Instant now) => wanted is null
        ? Removal.Remove(before!, Actor.System, Channel, now)
        : new Change<EscalationPolicy>(
            wanted with { LastEvent = wanted.LastEvent + 1 }, [OnCallEvents.Next(wanted, Made(before), Actor.System, Channel, now, ("name", wanted.Name))]);

    static string Made(IRemovable? before) => before is null ? OnCallEvents.Created : OnCallEvents.Changed;

    static bool SameLevels(IReadOnlyList<EscalationLevel> one, IReadOnlyList<EscalationLevel> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => pair.First.Wait == pair.Second.Wait && pair.First.Targets.SequenceEqual(pair.Second.Targets));
}
