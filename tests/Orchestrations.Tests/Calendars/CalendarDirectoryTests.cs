using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Orchestrations.Calendars;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Calendars;

public class CalendarDirectoryTests
{
    static readonly IReadOnlyList<IsoDayOfWeek> Weekend = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    static readonly BusinessCalendar Shipped = new("aa", new Dictionary<string, string> { ["en"] = "Aa" }, Weekend, new Dictionary<int, CalendarYear> { [2026] = Year("file", 2026), [2027] = Year("file", 2027) });

    [Fact]
    public async Task ImportedYears_LieOverThoseOfTheFile()
    {
        await using var app = App();
        var directory = app.Get<CalendarDirectory>();

        await directory.ImportAsync("aa", "Ignored", Weekend, Years(2027, 2028));

        var calendar = (await directory.ReadAsync())["aa"];
        Assert.Equal(["file", "import", "import"], calendar.Years.OrderBy(y => y.Key).Select(y => y.Value.Source));
        Assert.Equal("Aa", calendar.Name["en"]);
        Assert.False(calendar.IsBusinessDay(new LocalDate(2028, 1, 3)));
    }

    [Fact]
    public async Task AnotherProcess_KnowsOfAnImportTenSecondsLater()
    {
        await using var app = App();
        var (here, there) = (app.Get<CalendarDirectory>(), new CalendarDirectory(new ShippedCalendars([Shipped]), app.Rows, app.Clock));
        Assert.DoesNotContain("bb", await there.ReadAsync());

        await here.ImportAsync("bb", "Bb", Weekend, Years(2026));

        Assert.Contains("bb", await here.ReadAsync());
        Assert.DoesNotContain("bb", await there.ReadAsync());
        await app.AdvanceAsync(Duration.FromSeconds(10));
        Assert.Equal("Bb", (await there.ReadAsync())["bb"].Name["en"]);
    }

    [Fact]
    public async Task ImportedYears_OutliveTheFile()
    {
        await using var app = App();
        await app.Get<CalendarDirectory>().ImportAsync("aa", "Ignored", Weekend, Years(2028));

        var calendar = (await new CalendarDirectory(ShippedCalendars.None, app.Rows, app.Clock).ReadAsync())["aa"];

        Assert.Equal(("Aa", 2028), (calendar.Name["en"], Assert.Single(calendar.Years).Key));
    }

    [Fact]
    public async Task Import_ThatDies_LeavesNothing()
    {
        await using var app = App();
        var directory = app.Get<CalendarDirectory>();
        app.Rows.DieBefore("calendars");

        await Assert.ThrowsAsync<ProcessDiedException>(() => directory.ImportAsync("bb", "Bb", Weekend, Years(2026, 2027)));

        Assert.Equal(["aa"], (await directory.ReadAsync()).Keys);
        Assert.Empty(await app.Rows.ListAsync(new RowRange("calendars", "calendars")));
    }

    static TestApp App() => new(configure: (services, _) => services.AddSingleton(new ShippedCalendars([Shipped])));

    static Dictionary<int, CalendarYear> Years(params int[] years) => years.ToDictionary(y => y, y => Year("import", y));

    static CalendarYear Year(string source, int year) => new(source, new Dictionary<LocalDate, string> { [new(year, 1, 3)] = "Free" }, new Dictionary<LocalDate, string>());
}
