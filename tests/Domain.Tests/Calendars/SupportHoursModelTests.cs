using CsCheck;
using NodaTime;
using SupportFlows.Domain.Calendars;

namespace SupportFlows.Domain.Tests.Calendars;

/// <summary>Against a walk from minute to minute that looks at the clock on the wall.</summary>
public class SupportHoursModelTests
{
    const int Cases = 300;

    static readonly Gen<(SupportHours Hours, Instant Start, int Minutes)> Given =
        from hours in HoursGen.Hours
        from start in HoursGen.Minute(hours)
        from minutes in Gen.Int[0, 3000]
        select (hours, start, minutes);

    [Fact]
    public void Between_IsTheNumberOfOpenMinutes() => Given.Sample(
        c => Assert.Equal(
            Enumerable.Range(0, c.Minutes).Count(i => IsOpen(c.Hours, c.Start + Duration.FromMinutes(i))),
            c.Hours.Between(c.Start, c.Start + Duration.FromMinutes(c.Minutes)).TotalMinutes),
        iter: Cases);

    [Fact]
    public void Add_IsTheFirstMinuteByWhichSoMuchWasOpen() => Given.Sample(
        c =>
        {
            var (at, left) = (c.Start, c.Minutes / 10);
            for (; left > 0; at += Duration.FromMinutes(1))
                if (IsOpen(c.Hours, at))
                    left--;
            Assert.Equal(at, c.Hours.Add(c.Start, Duration.FromMinutes(c.Minutes / 10)));
        },
        iter: Cases);

    [Fact]
    public void Subtract_IsTheLastMinuteFromWhichSoMuchIsOpen() => Given.Sample(
        c =>
        {
            var (at, left) = (c.Start, c.Minutes / 10);
            for (; left > 0; at -= Duration.FromMinutes(1))
                if (IsOpen(c.Hours, at - Duration.FromMinutes(1)))
                    left--;
            Assert.Equal(at, c.Hours.Subtract(c.Start, Duration.FromMinutes(c.Minutes / 10)));
        },
        iter: Cases);

    [Fact]
    public void NextOpening_IsTheFirstOpenMinuteAfterAClosedOne() => Given.Sample(
        c =>
        {
            var next = c.Hours.NextOpening(c.Start)!.Value;
            Assert.True(next > c.Start);
            Assert.True(IsOpen(c.Hours, next));
            Assert.True(c.Hours.IsOpen(next));
            Assert.Equal(IsOpen(c.Hours, c.Start), c.Hours.IsOpen(c.Start));
        },
        iter: Cases);

    [Fact]
    public void Arithmetic_BetweenTheMinutes_FitsTogetherToTheNanosecond() => Gen.Select(Given, Gen.Long[0, 60_000_000_000]).Sample(
        (c, nanoseconds) =>
        {
            var start = c.Start + Duration.FromNanoseconds(nanoseconds);
            var end = start + Duration.FromMinutes(c.Minutes);
            var open = c.Hours.Between(start, end);
            Assert.Equal(open, c.Hours.Between(start, c.Start + Duration.FromMinutes(60)) + c.Hours.Between(Instant.Max(start, c.Start + Duration.FromMinutes(60)), end)
                - c.Hours.Between(end, c.Start + Duration.FromMinutes(60)));
            Assert.Equal(open, c.Hours.Between(start, c.Hours.Add(start, open)));
            Assert.Equal(open, c.Hours.Between(c.Hours.Subtract(end, open), end));
            Assert.True(c.Hours.Add(start, open) <= end);
            Assert.True(c.Hours.Subtract(end, open) >= start);
        },
        iter: Cases);

    static bool IsOpen(SupportHours hours, Instant at)
    {
        var wall = at.InZone(DateTimeZoneProviders.Tzdb[hours.TimeZone]);
        return hours.Week!.TryGetValue(wall.DayOfWeek, out var spans)
            && spans.Any(s => s.From <= wall.TimeOfDay && (s.To == LocalTime.Midnight || wall.TimeOfDay < s.To));
    }
}
