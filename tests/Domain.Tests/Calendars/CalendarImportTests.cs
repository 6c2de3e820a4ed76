using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Refusals;
using static SupportFlows.Domain.Tests.Calendars.Calendars;

namespace SupportFlows.Domain.Tests.Calendars;

public class CalendarImportTests
{
    static readonly IReadOnlyList<IsoDayOfWeek> Weekend = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    [Theory]
    [InlineData("国庆节（班）", "", true)]
    [InlineData("国庆节(班)", "", true)]
    [InlineData("国庆节班 ", "", true)]
    [InlineData("上班(补国庆节假期)", "", true)]
    [InlineData("国庆节 补班 第1天/共2天", "", true)]
    [InlineData("National Day", "holiday, working-day", true)]
    [InlineData("国庆节（休）", "", false)]
    [InlineData("国庆节假期", "", false)]
    [InlineData("Working Day of the Year", "", false)]
    public void Event_IsAWorkingDayByItsCategoryOrByHowChineseCalendarsWriteIt(string summary, string categories, bool working) =>
        Assert.Equal(working, new CalendarEvent(Day(2028, 10, 1), Day(2028, 10, 1), summary, categories.Split(',')).IsWorkingDay);

    [Fact]
    public void Events_OfTheNamedYears_BecomeHolidaysAndWorkingDays()
    {
        var years = Read([2028], Event(Day(2027, 12, 30), Day(2028, 1, 2), "New Year"), Event(Day(2028, 1, 8), Day(2028, 1, 8), "New Year（班）"), Event(Day(2029, 1, 1), Day(2029, 1, 1), "Later"));

        var year = Assert.Single(years).Value;
        Assert.Equal([Day(2028, 1, 1), Day(2028, 1, 2)], year.Holidays.Keys);
        Assert.Equal([Day(2028, 1, 8)], year.WorkingDays.Keys);
        Assert.Equal("A feed", year.Source);
    }

    [Fact]
    public void Span_OverThousandsOfYears_TakesOnlyTheNamedOne() =>
        Assert.Equal(366, Read([2028], Event(Day(1, 1, 1), Day(9998, 12, 31), "For ever"))[2028].Holidays.Count);

    [Fact]
    public void TwoHolidays_OnOneDay_ShareIt() =>
        Assert.Equal("A / B", Read([2028], Event(Day(2028, 5, 1), Day(2028, 5, 1), "A"), Event(Day(2028, 5, 1), Day(2028, 5, 1), "A"), Event(Day(2028, 5, 1), Day(2028, 5, 1), "B"))[2028].Holidays[Day(2028, 5, 1)]);

    [Fact]
    public void Faults_AreAllTold()
    {
        var refused = Assert.Throws<RefusalException>(() => Read(
            [2028, 2029],
            Event(Day(2028, 1, 3), Day(2028, 1, 3), "On a Monday（班）"),
            Event(Day(2028, 1, 8), Day(2028, 1, 8), "Free"),
            Event(Day(2028, 1, 8), Day(2028, 1, 8), "And worked（班）")));

        Assert.Equal(["events[0]", "events[2]", "years"], refused.Errors.Select(e => e.Field));
        Assert.Equal("2029", refused.Errors[2].Value);
    }

    static CalendarEvent Event(LocalDate first, LocalDate last, string summary) => new(first, last, summary, []);

    static IReadOnlyDictionary<int, CalendarYear> Read(int[] named, params CalendarEvent[] events)
    {
        var faults = new FieldFaults();
        var years = CalendarImport.Read(events, named, Weekend, "A feed", faults);
        faults.Throw("Refused.");
        return years;
    }
}
