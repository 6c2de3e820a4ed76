using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Calendars;

namespace SupportFlows.Domain.Tests.Calendars;

/// <summary>What is shipped, with days that were looked up in a second place.</summary>
public class ShippedCalendarsTests
{
    [Fact]
    public void Files_AreTheseAndEachHasTheNameOfItsId()
    {
        Assert.Equal(Calendars.Ids, Directory.GetFiles(Calendars.Folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
        Assert.All(Calendars.Ids, id => Assert.Equal(id, Calendars.Get(id).Id));
        Assert.All(Calendars.Ids, id => Assert.Equal([IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], Calendars.Get(id).Weekend));
        Assert.All(Calendars.Ids, id => Assert.Contains("zh-Hans", Calendars.Get(id).Name.Keys));
    }

    [Theory]
    [InlineData("cn", 2025, 28, 5)]
    [InlineData("cn", 2026, 33, 6)]
    [InlineData("hk", 2025, 17, 0)]
    [InlineData("hk", 2026, 17, 0)]
    [InlineData("hk", 2027, 17, 0)]
    [InlineData("sg", 2025, 12, 0)]
    [InlineData("sg", 2026, 14, 0)]
    [InlineData("sg", 2027, 12, 0)]
    [InlineData("jp", 2025, 19, 0)]
    [InlineData("jp", 2026, 18, 0)]
    [InlineData("jp", 2027, 17, 0)]
    [InlineData("us", 2025, 11, 0)]
    [InlineData("us", 2026, 12, 0)]
    [InlineData("us", 2027, 15, 0)]
    [InlineData("de", 2025, 9, 0)]
    [InlineData("de", 2026, 9, 0)]
    [InlineData("de", 2027, 9, 0)]
    [InlineData("gb", 2025, 8, 0)]
    [InlineData("gb", 2026, 8, 0)]
    [InlineData("gb", 2027, 8, 0)]
    public void Year_HasSoManyHolidaysAndWorkingDaysAndNamesItsSource(string id, int year, int holidays, int working)
    {
        var found = Calendars.Get(id).Years[year];

        Assert.Equal((holidays, working), (found.Holidays.Count, found.WorkingDays.Count));
        Assert.Contains("https://", found.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Years_AreTheseAndNoOthers()
    {
        Assert.Equal([2025, 2026], Calendars.Cn.Years.Keys.Order());
        Assert.All(Calendars.Ids.Except(["cn"]), id => Assert.Equal([2025, 2026, 2027], Calendars.Get(id).Years.Keys.Order()));
    }

    [Theory]
    [InlineData("cn", 2025, 248)]
    [InlineData("cn", 2026, 248)]
    [InlineData("us", 2026, 250)]
    [InlineData("gb", 2027, 253)]
    [InlineData("jp", 2026, 244)]
    public void Year_HasSoManyBusinessDays(string id, int year, int days) =>
        Assert.Equal(days, BusinessDays.Between(Calendars.Get(id), new LocalDate(year - 1, 12, 31), new LocalDate(year + 1, 1, 1)));

    [Theory]
    [InlineData("cn", "2026-10-10 2026-02-28 2026-01-04 2025-09-28", "2026-09-25 2026-02-23 2026-10-07 2025-10-08")]
    [InlineData("hk", "2026-02-20 2027-02-10 2027-12-28", "2026-04-07 2026-10-19 2027-02-09 2027-12-27 2025-10-29")]
    [InlineData("sg", "2025-05-02 2026-06-02", "2026-06-01 2026-08-10 2026-11-09 2027-02-08 2027-10-28 2027-05-17")]
    [InlineData("jp", "2026-05-07 2027-03-19", "2026-09-22 2026-05-06 2025-11-24 2027-03-22 2027-10-11")]
    [InlineData("us", "2026-07-06 2025-01-09 2025-12-24", "2026-07-03 2027-06-18 2027-07-05 2027-12-24 2027-12-31 2025-01-20")]
    [InlineData("de", "2026-06-04 2025-10-31", "2026-05-14 2026-05-25 2027-05-06 2027-05-17 2025-06-09")]
    [InlineData("gb", "2026-06-15 2027-12-29", "2026-12-28 2027-12-27 2027-12-28 2027-03-29 2025-05-26")]
    public void Day_IsWorkedOrNot(string id, string worked, string free)
    {
        Assert.All(Days(worked), day => Assert.True(Calendars.Get(id).IsBusinessDay(day), $"{day} is worked"));
        Assert.All(Days(free), day => Assert.False(Calendars.Get(id).IsBusinessDay(day), $"{day} is free"));
    }

    static IEnumerable<LocalDate> Days(string list) => list.Split(' ').Select(d => LocalDatePattern.Iso.Parse(d).Value);
}
