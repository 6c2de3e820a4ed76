using CsCheck;
using NodaTime;
using SupportFlows.Domain.Calendars;

namespace SupportFlows.Domain.Tests.Calendars;

/// <summary>Against every day of three years, written down one after the other.</summary>
public class BusinessDaysModelTests
{
    const int Cases = 300;
    const int First = 2025;
    const int Length = 365 * 3;

    static readonly DateOnly Start = new(First, 1, 1);

    /// <summary>Of each day, whether it is free by name (1), worked by name (2), or neither; and the weekend.</summary>
    static readonly Gen<(int[] Kinds, int[] Weekend)> World =
        from kinds in Gen.Frequency((8, Gen.Const(0)), (1, Gen.Const(1)), (1, Gen.Const(2))).Array[Length]
        from weekend in Gen.Int[1, 7].HashSet[1, 3]
        select (kinds, weekend.ToArray());

    static readonly Gen<(int[] Kinds, int[] Weekend, int One, int Other)> Given =
        from world in World
        from one in Gen.Int[200, Length - 200]
        from span in Gen.Int[-40, 150]
        select (world.Kinds, world.Weekend, one, one + span);

    [Fact]
    public void Between_IsTheNumberOfDaysThatAreWorked() => Given.Sample(
        c => Assert.Equal(
            Enumerable.Range(0, Length).Count(n => n > c.One && n < c.Other && IsWorked(c.Kinds, c.Weekend, n)),
            BusinessDays.Between(Calendar(c.Kinds, c.Weekend), Day(c.One), Day(c.Other))),
        iter: Cases);

    [Fact]
    public void Before_IsTheDayThatSoManyWorkedDaysLaterHasPassed() => Gen.Select(Given, Gen.Int[1, 25]).Sample(
        (c, count) =>
        {
            var worked = Enumerable.Range(0, c.One).Where(n => IsWorked(c.Kinds, c.Weekend, n)).ToList();
            Assert.Equal(Day(worked[^count]), BusinessDays.Before(Calendar(c.Kinds, c.Weekend), Day(c.One), count));
        },
        iter: Cases);

    [Fact]
    public void After_IsTheDayByWhichSoManyWereWorked() => Gen.Select(Given, Gen.Int[1, 25]).Sample(
        (c, count) =>
        {
            var worked = Enumerable.Range(c.One + 1, Length - c.One - 1).Where(n => IsWorked(c.Kinds, c.Weekend, n)).ToList();
            Assert.Equal(Day(worked[count - 1]), BusinessDays.After(Calendar(c.Kinds, c.Weekend), Day(c.One), count));
        },
        iter: Cases);

    [Fact]
    public void ThereAndBack_FitTogether() => Gen.Select(Given, Gen.Int[1, 25]).Sample(
        (c, count) =>
        {
            var (calendar, day) = (Calendar(c.Kinds, c.Weekend), Day(c.One));
            var (back, ahead) = (BusinessDays.Before(calendar, day, count), BusinessDays.After(calendar, day, count));
            Assert.Equal(count - 1, BusinessDays.Between(calendar, back, day));
            Assert.Equal(count - 1, BusinessDays.Between(calendar, day, ahead));
            Assert.True(calendar.IsBusinessDay(back) && calendar.IsBusinessDay(ahead));
            Assert.Equal(back, BusinessDays.Before(calendar, BusinessDays.After(calendar, back, 1), 1));
        },
        iter: Cases);

    [Fact]
    public void Calendar_WrittenAsAFile_IsReadAsItWas() => World.Sample(
        w =>
        {
            var calendar = Calendar(w.Kinds, w.Weekend);
            var read = BusinessCalendarReader.Read(CalendarFile.Write(calendar));
            Assert.Equal(calendar.Weekend, read.Weekend);
            Assert.All(Enumerable.Range(0, Length), n => Assert.Equal(IsWorked(w.Kinds, w.Weekend, n), read.IsBusinessDay(Day(n))));
        },
        iter: 30);

    static bool IsWorked(int[] kinds, int[] weekend, int n)
    {
        var isWeekend = weekend.Contains(IsoWeekday(n));
        return isWeekend ? kinds[n] == 2 : kinds[n] != 1;
    }

    static BusinessCalendar Calendar(int[] kinds, int[] weekend)
    {
        var days = Enumerable.Range(0, Length).ToLookup(n => Start.AddDays(n).Year);
        return new BusinessCalendar(
            "x",
            new Dictionary<string, string> { ["en"] = "X" },
            [.. weekend.Select(d => (IsoDayOfWeek)d)],
            days.ToDictionary(y => y.Key, y => new CalendarYear(
                "A test",
                y.Where(n => kinds[n] == 1).ToDictionary(Day, _ => "Free"),
                y.Where(n => kinds[n] == 2 && weekend.Contains(IsoWeekday(n))).ToDictionary(Day, _ => "Worked"))));
    }

    static int IsoWeekday(int n) => Start.AddDays(n).DayOfWeek is var day && day == DayOfWeek.Sunday ? 7 : (int)day;

    static LocalDate Day(int n) => LocalDate.FromDateOnly(Start.AddDays(n));
}
