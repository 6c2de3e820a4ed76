using NodaTime;
using SupportFlows.Domain.Calendars;
using static SupportFlows.Domain.Tests.Calendars.Calendars;

namespace SupportFlows.Domain.Tests.Calendars;

/// <summary>The worked examples of <c>docs/calendars.md</c>, by their numbers there.</summary>
public class BusinessDaysExamplesTests
{
    [Fact]
    public void Example1_RequestBeforeGoldenWeek_HasTenBusinessDaysBeforeAFirstDayInMidOctober()
    {
        Assert.Equal("28 29 30 8 9 10 12 13 14 15", string.Join(' ', BetweenDays(Cn, Day(2026, 9, 25), Day(2026, 10, 16)).Select(d => d.Day)));
        Assert.Equal(10, BusinessDays.Between(Cn, Day(2026, 9, 25), Day(2026, 10, 16)));
        Assert.Equal(9, BusinessDays.Between(Cn, Day(2026, 9, 25), Day(2026, 10, 15)));
    }

    [Theory]
    [InlineData(10, "2026-09-28")]
    [InlineData(7, "2026-10-08")]
    [InlineData(5, "2026-10-10")]
    [InlineData(3, "2026-10-13")]
    [InlineData(1, "2026-10-15")]
    public void Example2_MilestonesBeforeAnEvent_FallOnAMakeUpSaturdayAndNotIntoGoldenWeek(int offset, string day)
    {
        var found = BusinessDays.Before(Cn, Day(2026, 10, 16), offset);

        Assert.Equal(day, found.ToString("uuuu-MM-dd", null));
        Assert.Equal(offset - 1, BusinessDays.Between(Cn, found, Day(2026, 10, 16)));
    }

    [Fact]
    public void Example3_FiveBusinessDaysAfterTheDayBeforeGoldenWeek_EndOnTheSecondTuesday() =>
        Assert.Equal(Day(2026, 10, 13), BusinessDays.After(Cn, Day(2026, 9, 30), 5));

    [Fact]
    public void Example4_HalfPastElevenInTheEveningInUtc_IsTomorrowInShanghai()
    {
        var asked = Instant.FromUtc(2026, 9, 27, 23, 30);
        var today = asked.InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date;

        Assert.Equal(Day(2026, 9, 28), today);
        Assert.Equal(8, BusinessDays.Between(Cn, today, Day(2026, 10, 15)));
        Assert.Equal(9, BusinessDays.Between(Cn, asked.InUtc().Date, Day(2026, 10, 15)));
    }

    [Fact]
    public void Example5_ClockChangeBetween_AddsAnHourAndNoDay()
    {
        var london = DateTimeZoneProviders.Tzdb["Europe/London"];

        Assert.Equal(409, (london.AtStartOfDay(Day(2026, 11, 9)).ToInstant() - london.AtStartOfDay(Day(2026, 10, 23)).ToInstant()).TotalHours);
        Assert.Equal(10, BusinessDays.Between(Get("gb"), Day(2026, 10, 23), Day(2026, 11, 9)));
    }

    [Fact]
    public void Example6_ObservedHoliday_IsNotCounted() =>
        Assert.Equal("2 6 7", string.Join(' ', BetweenDays(Get("us"), Day(2026, 7, 1), Day(2026, 7, 8)).Select(d => d.Day)));

    [Fact]
    public void Example7_DaysThatMeetOrStandTheWrongWayRound_HaveNoneBetween()
    {
        Assert.Equal(0, BusinessDays.Between(Cn, Day(2026, 10, 12), Day(2026, 10, 13)));
        Assert.Equal(0, BusinessDays.Between(Cn, Day(2026, 10, 12), Day(2026, 10, 12)));
        Assert.Equal(0, BusinessDays.Between(Cn, Day(2026, 10, 12), Day(2026, 9, 1)));
    }

    [Fact]
    public void Example8_YearThatIsNotThere_EndsACountOnlyWhenADayOfItIsLookedAt()
    {
        Assert.Equal(8, BusinessDays.Between(Cn, Day(2026, 12, 21), Day(2027, 1, 1)));
        Assert.Equal(Day(2026, 12, 31), BusinessDays.Before(Cn, Day(2027, 1, 1), 1));

        var missing = Assert.Throws<MissingCalendarYearException>(() => BusinessDays.Between(Cn, Day(2026, 12, 21), Day(2027, 1, 7)));

        Assert.Equal(("cn", 2027), (missing.Calendar, missing.Year));
        Assert.Contains("2025, 2026", missing.Message, StringComparison.Ordinal);
        Assert.Contains("cn.json", missing.Message, StringComparison.Ordinal);
        Assert.Contains("/api/calendars/cn/import?years=2027", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Count_OfNone_IsNoDay()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BusinessDays.Before(Cn, Day(2026, 10, 12), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BusinessDays.After(Cn, Day(2026, 10, 12), -1));
    }

    static IEnumerable<LocalDate> BetweenDays(BusinessCalendar calendar, LocalDate after, LocalDate before)
    {
        for (var day = after; BusinessDays.Between(calendar, day, before) > 0;)
            yield return day = BusinessDays.After(calendar, day, 1);
    }
}
