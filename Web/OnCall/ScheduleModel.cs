using NodaTime;
using SupportFlows.Domain.OnCall;

namespace SupportFlows.Web.OnCall;

/// <summary>A schedule as a calendar.</summary>
/// <param name="Names">Of everybody who is named on the page, by id.</param>
/// <param name="Looks">Number of each one's colour and pattern, by id.</param>
/// <param name="Gaps">Of the days on show.</param>
/// <param name="MayChange">All of it; otherwise the reader only takes a shift upon himself, or gives back one that he took.</param>
/// <param name="Swappable">Shifts ahead that two people may exchange; empty unless the reader may.</param>
public sealed record ScheduleModel(
    Duty Now,
    CalendarSpan Span,
    IReadOnlyList<CalendarDay> Days,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyDictionary<string, int> Looks,
    IReadOnlyList<DutyGap> Gaps,
    IReadOnlyList<Override> Overrides,
    IReadOnlyList<TemporarySchedule> Temporary,
    IReadOnlyList<PersonRef> Owners,
    string? Me,
    bool MayChange,
    IReadOnlyList<PersonRef> Staff,
    IReadOnlyList<FixedShift> Swappable);

/// <summary>What of a calendar is shown, as the address of the page says.</summary>
public sealed record CalendarSpan(bool IsMonth, LocalDate From)
{
    const string MonthName = "month";

    /// <param name="view"><c>month</c>; anything else is a week.</param>
    public static CalendarSpan Of(string? view, LocalDate day) => view == MonthName
        ? new CalendarSpan(true, new LocalDate(day.Year, day.Month, 1))
        : new CalendarSpan(false, day.DayOfWeek == IsoDayOfWeek.Monday ? day : day.Previous(IsoDayOfWeek.Monday));

    public int Days => IsMonth ? CalendarSystem.Iso.GetDaysInMonth(From.Year, From.Month) : 7;

    public LocalDate Last => From.PlusDays(Days - 1);

    public CalendarSpan Before => this with { From = IsMonth ? From.PlusMonths(-1) : From.PlusWeeks(-1) };

    public CalendarSpan After => this with { From = IsMonth ? From.PlusMonths(1) : From.PlusWeeks(1) };

    /// <summary>The query of an address.</summary>
    public string Query(bool isMonth) => $"{(isMonth ? $"view={MonthName}&" : "")}from={Domain.Text.Wire.Text(From)}";
}
