using SupportFlows.Domain.Calendars;

namespace SupportFlows.Domain.Tests.Calendars;

/// <summary>A bad calendar is refused at start, with the path of each faulty value.</summary>
public class CalendarFaultTests
{
    [Theory]
    [InlineData("zone", "\"Asia/Shanghai\"", "$.zone")]
    [InlineData("id", null, "$.id")]
    [InlineData("id", "\"CN\"", "$.id")]
    [InlineData("id", "\"-cn\"", "$.id")]
    [InlineData("name", null, "$.name")]
    [InlineData("name", """{ "zh-Hans": "x" }""", "$.name.en")]
    [InlineData("weekend", null, "$.weekend")]
    [InlineData("weekend", "[]", "$.weekend")]
    [InlineData("weekend", """["saturday", "caturday"]""", "$.weekend[1]")]
    [InlineData("weekend", """["none"]""", "$.weekend[0]")]
    [InlineData("weekend", "[6]", "$.weekend[0]")]
    [InlineData("weekend", """["saturday", "saturday"]""", "$.weekend[1]")]
    [InlineData("weekend", """["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]""", "$.weekend")]
    [InlineData("years", null, "$.years")]
    [InlineData("years", "{}", "$.years")]
    [InlineData("years.26", "{}", "$.years.26")]
    [InlineData("years.2026.note", "\"x\"", "$.years.2026.note")]
    [InlineData("years.2026.source", null, "$.years.2026.source")]
    [InlineData("years.2026.source", "\" \"", "$.years.2026.source")]
    [InlineData("years.2026.holidays", null, "$.years.2026.holidays")]
    [InlineData("years.2026.holidays", "[]", "$.years.2026.holidays")]
    [InlineData("years.2026.holidays.2027-01-01", "\"x\"", "$.years.2026.holidays.2027-01-01")]
    [InlineData("years.2026.holidays.2026-02-29", "\"x\"", "$.years.2026.holidays.2026-02-29")]
    [InlineData("years.2026.holidays.tomorrow", "\"x\"", "$.years.2026.holidays.tomorrow")]
    [InlineData("years.2026.holidays.2026-03-04", "\"\"", "$.years.2026.holidays.2026-03-04")]
    [InlineData("years.2026.workingDays.2026-03-04", "\"x\"", "$.years.2026.workingDays.2026-03-04")]
    [InlineData("years.2026.workingDays.2026-10-03", "\"x\"", "$.years.2026.workingDays.2026-10-03")]
    [InlineData("years.2026.workingDays.2025-01-26", "\"x\"", "$.years.2026.workingDays.2025-01-26")]
    public void Calendar_WithOneFault_IsRefusedNamingItsPath(string where, string? value, string path)
    {
        var refused = Assert.Throws<InvalidCalendarException>(() => BusinessCalendarReader.Read(With((where, value))));

        Assert.Equal(path, Assert.Single(refused.Faults).Path);
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Faults[0].Allowed);
    }

    [Fact]
    public void Calendar_WithManyFaults_HearsOfAllAtOnce()
    {
        var refused = Assert.Throws<InvalidCalendarException>(() => BusinessCalendarReader.Read(With(
            ("zone", "1"), ("weekend", "[]"), ("years.2025.source", null), ("years.2026.holidays.2027-01-01", "\"x\""))));

        Assert.Superset(
            new HashSet<string> { "$.zone", "$.weekend", "$.years.2025.source", "$.years.2026.holidays.2027-01-01" }, refused.Faults.Select(f => f.Path).ToHashSet());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{ "id": "a", "id": "b" }""")]
    public void Text_ThatIsNoCalendar_IsRefused(string text) =>
        Assert.Contains("$", Assert.Throws<InvalidCalendarException>(() => BusinessCalendarReader.Read(text)).Faults.Select(f => f.Path));

    [Fact]
    public void Year_WithoutWorkingDays_HasNone() =>
        Assert.Empty(BusinessCalendarReader.Read(With(("years.2026.workingDays", null))).Years[2026].WorkingDays);

    static string With(params (string Where, string? Value)[] changes) => ChangedJson.With(Calendars.Text("cn"), changes);
}
