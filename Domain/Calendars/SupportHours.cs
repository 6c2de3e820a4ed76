using NodaTime;

namespace SupportFlows.Domain.Calendars;

/// <summary>The hours a target is counted in: all of them, or weekly opening hours in one zone.</summary>
/// <param name="TimeZone">tz database id.</param>
/// <param name="Week">Opening spans by day; an absent day is closed. Null is 24/7.</param>
public sealed record SupportHours(string TimeZone, IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<OpeningSpan>>? Week)
{
    public static readonly SupportHours Always = new("UTC", null);

    public bool IsAlways => Week is null;
}

/// <summary>From is inclusive, To exclusive; midnight as To is the end of the day.</summary>
public sealed record OpeningSpan(LocalTime From, LocalTime To);
