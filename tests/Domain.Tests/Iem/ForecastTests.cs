using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>What is said of days before they are asked for is what becomes of them when they are.</summary>
public class ForecastTests
{
    static readonly EntitlementLedger Empty = new() { Id = "shop" };

    [Fact]
    public void Forecast_SaysWhatTheRequestThenHas()
    {
        var forecast = Of(IemGiven.FirstDay, IemGiven.LastDay);
        var request = IemStory.Filed(IemGiven.FirstDay, IemGiven.LastDay).Request;

        Assert.Equal(request.Notice, forecast.Notice);
        Assert.Equal(request.DecideBy, forecast.DecideBy);
        Assert.Equal((true, 0), (forecast.UsesSession, forecast.FurtherDays));
        Assert.Equal(Given.Catalog.Iem!.Milestones.Count, forecast.Milestones.Count);
    }

    [Fact]
    public void Forecast_OverGoldenWeek_NamesHolidaysAndWhatIsMadeUp()
    {
        var forecast = Of(IemGiven.FirstDay, IemGiven.LastDay);

        Assert.Contains(IemGiven.Day("2026-10-01"), forecast.Holidays.Select(d => d.Day));
        Assert.DoesNotContain(IemGiven.Day("2026-10-03"), forecast.Holidays.Select(d => d.Day));
        Assert.Equal([IemGiven.Day("2026-10-10")], forecast.MadeUp.Select(d => d.Day));
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(3, 4, false)]
    public void Forecast_OfFourDays_BuysWhatNoSessionHas(int taken, int further, bool usesSession)
    {
        var at = IemGiven.At("2026-03-02T00:00");
        var ledger = Empty with { Claims = [.. Enumerable.Range(0, taken).Select(n => new Claim($"c{n}", $"r{n}", ServiceIds.Iem, true, IemGiven.Day("2026-03-02"), IemGiven.Day("2026-03-02"), 0, at, at))] };

        var forecast = Of("2026-10-16", "2026-10-19", ledger);

        Assert.Equal((further, usesSession, 3 - taken), (forecast.FurtherDays, forecast.UsesSession, forecast.Sessions.Left));
    }

    [Fact]
    public void Forecast_IntoAYearThatTheCalendarLacks_SaysHowToAddIt()
    {
        var calendars = IemGiven.Calendars.ToDictionary(c => c.Key, c => c.Value with { Years = c.Value.Years.Where(y => y.Key <= 2026).ToDictionary() });

        var refused = Assert.Throws<RefusalException>(() => IemForecast.Of(IemGiven.Setting with { Calendars = calendars }, Empty, "2027-03-01", "2027-03-01", "Asia/Shanghai", IemGiven.Asked));

        Assert.Contains("no year 2027", Assert.Single(refused.Errors, e => e.Field == "firstDay").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_WithoutDaysOrZone_NamesAllThatIsMissing()
    {
        var refused = Assert.Throws<RefusalException>(() => IemForecast.Of(IemGiven.Setting, Empty, null, "soon", "Nowhere", IemGiven.Asked));

        Assert.Equal(["firstDay", "lastDay", "timeZone"], refused.Errors.Select(e => e.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Next_OfARequest_IsTheTamsDecision()
    {
        var story = IemStory.Filed(IemGiven.FirstDay, IemGiven.LastDay);

        Assert.Equal(new IemNext(IemStep.Decide, story.Request.DecideBy, "tom"), IemNext.Of(IemGiven.Policy, story.Request));
    }

    static IemForecast Of(string firstDay, string lastDay, EntitlementLedger? ledger = null) =>
        IemForecast.Of(IemGiven.Setting, ledger ?? Empty, firstDay, lastDay, "Asia/Shanghai", IemGiven.Asked);
}
