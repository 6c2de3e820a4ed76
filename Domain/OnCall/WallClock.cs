using NodaTime;

namespace SupportFlows.Domain.OnCall;

/// <summary>
/// When a time on the wall of a zone is reached, and when it is over. These are all the rules that a schedule has for daylight saving:
/// <list type="number">
/// <item>A hand-over is at a wall-clock time of the layer's zone, the same on every day, in summer and in winter. It happens at the first instant at which
/// the clock on the wall reads that time or a later one. So a time that occurs twice (clocks set back) means its first occurrence, and one that does not occur
/// (clocks set forward) means the end of the gap.</item>
/// <item>Hours of a rotation are hours of the wall clock: shifts of six hours change at 00, 06, 12 and 18 on every day, though one of them then lasts five or
/// seven hours. A shift that lies in a skipped hour has no length. A repeated hour belongs to the latest shift that had begun before clocks were set back.</item>
/// <item>A restriction begins as a hand-over does, and ends at the last occurrence of its end, or at the end of the gap that skips it.
/// So 00:00-02:30 and 02:30-08:00 overlap in a repeated hour, on purpose: twice somebody is better than once nobody.</item>
/// <item>A restriction whose end is not after its begin on the clock runs into the next day; from 00:00 to 00:00 is the whole day. A span of several days, such
/// as a weekend, is several restrictions that meet: there is nothing between them.</item>
/// <item>Overrides, temporary schedules and their fixed shifts are instants: no clock moves them.</item>
/// </list>
/// </summary>
static class WallClock
{
    public static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    /// <summary>The first instant at which the clock reads this time or a later one.</summary>
    public static Instant Reaches(DateTimeZone zone, LocalDateTime wall)
    {
        var found = zone.MapLocal(wall);
        return found.Count == 0 ? found.LateInterval.Start : found.First().ToInstant();
    }

    /// <summary>The last instant at which the clock reads this time; when it never does, the end of the gap.</summary>
    public static Instant Leaves(DateTimeZone zone, LocalDateTime wall)
    {
        var found = zone.MapLocal(wall);
        return found.Count == 0 ? found.LateInterval.Start : found.Last().ToInstant();
    }
}
