using NodaTime;

namespace SupportFlows.Domain.Calendars;

/// <summary>An all-day event of a calendar that somebody else keeps.</summary>
/// <param name="Last">Inclusive.</param>
public sealed record CalendarEvent(LocalDate First, LocalDate Last, string Summary, IReadOnlyList<string> Categories)
{
    const string WorkingDay = "WORKING-DAY";

    /// <summary>How Chinese calendars write that a weekend day is worked: 班 at the end, or one of the words for it anywhere. No holiday is called so.</summary>
    static readonly string[] Endings = ["班", "班）", "班)"];
    static readonly string[] Words = ["上班", "补班", "補班"];

    public bool IsWorkingDay =>
        Categories.Any(c => string.Equals(c.Trim(), WorkingDay, StringComparison.OrdinalIgnoreCase))
        || Endings.Any(e => Summary.TrimEnd().EndsWith(e, StringComparison.Ordinal))
        || Words.Any(w => Summary.Contains(w, StringComparison.Ordinal));
}
