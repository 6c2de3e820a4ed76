using NodaTime;
using SupportFlows.Domain.Calendars;

namespace SupportFlows.Domain.Tests.Calendars;

public class SupportHoursTests
{
    static readonly SupportHours Berlin = Given.Office();

    /// <summary>Open from one to four in the morning, when clocks are changed.</summary>
    static readonly SupportHours Nights = Daily("Europe/Berlin", new LocalTime(1, 0), new LocalTime(4, 0));

    [Fact]
    public void Target_OnFridayEvening_IsDueOnMondayMorning() =>
        Assert.Equal(Utc(9, 9, 0), Berlin.Add(Utc(6, 15, 0), Duration.FromHours(2)));

    [Fact]
    public void Target_OverLunch_SkipsTheBreak() =>
        Assert.Equal(Utc(2, 12, 30), Berlin.Add(Utc(2, 10, 30), Duration.FromHours(1)));

    [Fact]
    public void Target_ThatEndsWithTheDay_IsDueThenAndNotTheNextMorning() =>
        Assert.Equal(Utc(2, 16, 0), Berlin.Add(Utc(2, 15, 0), Duration.FromHours(1)));

    [Fact]
    public void Subtract_FromMondayMorning_ReachesIntoFriday() =>
        Assert.Equal(Utc(6, 15, 0), Berlin.Subtract(Utc(9, 9, 0), Duration.FromHours(2)));

    [Fact]
    public void Between_AFridayAndAMonday_CountsOnlyOpenTime() =>
        Assert.Equal(Given.Span("PT2H0M1S"), Berlin.Between(Utc(6, 15, 0), Utc(9, 9, 0) + Duration.FromSeconds(1)));

    [Fact]
    public void Between_TheWrongWayRound_IsZero() => Assert.Equal(Duration.Zero, Berlin.Between(Utc(9, 9, 0), Utc(6, 15, 0)));

    [Fact]
    public void Night_ThatLosesAnHour_IsAnHourShorter() =>
        Assert.Equal(Duration.FromHours(2), Nights.Between(Instant.FromUtc(2026, 3, 28, 20, 0), Instant.FromUtc(2026, 3, 29, 20, 0)));

    [Fact]
    public void Night_ThatRepeatsAnHour_IsAnHourLonger() =>
        Assert.Equal(Duration.FromHours(4), Nights.Between(Instant.FromUtc(2026, 10, 24, 20, 0), Instant.FromUtc(2026, 10, 25, 20, 0)));

    [Fact]
    public void AroundTheClock_CountsEverything()
    {
        Assert.Equal(Utc(9, 15, 0), SupportHours.Always.Add(Utc(6, 15, 0), Duration.FromDays(3)));
        Assert.Equal(Utc(6, 15, 0), SupportHours.Always.Subtract(Utc(9, 15, 0), Duration.FromDays(3)));
        Assert.True(SupportHours.Always.IsOpen(Utc(8, 3, 0)));
        Assert.Null(SupportHours.Always.NextOpening(Utc(8, 3, 0)));
    }

    [Fact]
    public void MidnightAsTheEnd_IsTheEndOfTheDay() =>
        Assert.Equal(Duration.FromHours(24), Daily("Asia/Shanghai", LocalTime.Midnight, LocalTime.Midnight).Between(Utc(2, 0, 0), Utc(3, 0, 0)));

    [Fact]
    public void Opening_IsInclusiveAndClosingIsNot()
    {
        Assert.True(Berlin.IsOpen(Utc(2, 8, 0)));
        Assert.False(Berlin.IsOpen(Utc(2, 16, 0)));
        Assert.Equal(Utc(2, 12, 0), Berlin.NextOpening(Utc(2, 8, 0)));
    }

    static Instant Utc(int day, int hour, int minute) => Instant.FromUtc(2026, 3, day, hour, minute);

    static SupportHours Daily(string zone, LocalTime from, LocalTime to) =>
        new(zone, Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None).ToDictionary(d => d, IReadOnlyList<OpeningSpan> (_) => [new(from, to)]));
}
