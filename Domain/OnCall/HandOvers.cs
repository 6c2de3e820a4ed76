using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.OnCall;

/// <summary>Tells each who came on call, and each who went off it, since the last decision.</summary>
static class HandOvers
{
    public static void Tell(ScheduleTurn turn, IReadOnlyList<string> onDuty)
    {
        var came = onDuty.Except(turn.Schedule.OnDuty).ToList();
        var went = turn.Schedule.OnDuty.Except(onDuty).ToList();
        if (came.Count == 0 && went.Count == 0) return;
        var told = turn.Add(OnCallEvents.HandedOver, ("came", Text(came)), ("went", Text(went)));
        foreach (var person in came)
            turn.Tell(Templates.OnCallStarted, told.Number, person, ("until", Wire.Text(Until(turn.Schedule, person, turn.Now))), ("previous", turn.Names(went)));
        foreach (var person in went)
            turn.Tell(Templates.OnCallEnded, told.Number, person, ("next", turn.Names(onDuty)));
        turn.Schedule = turn.Schedule with { OnDuty = onDuty };
    }

    /// <summary>Null: no end is in sight.</summary>
    static Instant? Until(Schedule schedule, string person, Instant now)
    {
        var change = OnCall.NextChange(schedule, now);
        while (change is { } at && OnCall.At(schedule, at).Contains(person)) change = OnCall.NextChange(schedule, at);
        return change;
    }

    static string? Text(List<string> people) => people.Count == 0 ? null : string.Join(' ', people);
}
