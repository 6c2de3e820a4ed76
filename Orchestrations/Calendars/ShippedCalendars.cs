using SupportFlows.Domain.Calendars;

namespace SupportFlows.Orchestrations.Calendars;

/// <summary>The calendars that came as files with the app or were put beside it, read at start.</summary>
public sealed record ShippedCalendars(IReadOnlyList<BusinessCalendar> All)
{
    public static readonly ShippedCalendars None = new([]);
}
