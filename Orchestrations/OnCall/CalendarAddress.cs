using System.Globalization;
using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Orchestrations.OnCall;

/// <summary>Where a program that cannot send a key reads a schedule's calendar: whoever has the address reads it, until it is ended.</summary>
public sealed class CalendarAddress(LinkSecret secret)
{
    public const string Purpose = "calendar";

    static readonly Duration ValidFor = Duration.FromDays(366);

    /// <returns>A path of ours, and when it stops opening anything by itself.</returns>
    public (string Path, Instant ExpiresAt) Of(Schedule schedule, Instant now)
    {
        var expiresAt = now + ValidFor;
        return ($"/api/schedules/{schedule.Id}/calendar.ics?token={secret.Seal(Purpose, expiresAt, schedule.Id, KeyOf(schedule))}", expiresAt);
    }

    /// <param name="token">What was sealed in it.</param>
    public static bool IsOf(IReadOnlyList<string> token, Schedule schedule) => token[0] == schedule.Id && token[1] == KeyOf(schedule);

    static string KeyOf(Schedule schedule) => schedule.CalendarKey.ToString(CultureInfo.InvariantCulture);
}
