using System.Text.Json;
using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Plans;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Storage;

public class JsonTests
{
    [Theory]
    [InlineData("PT30M", 1800)]
    [InlineData("P7D", 604800)]
    [InlineData("PT0S", 0)]
    [InlineData("P1DT1M0.5S", 86460.5)]
    public void Duration_IsIso8601(string text, double seconds)
    {
        Assert.Equal($"\"{text}\"", Json.Write(Duration.FromSeconds(seconds)));
        Assert.Equal(Duration.FromSeconds(seconds), Json.Read<Duration>($"\"{text}\""));
    }

    [Theory]
    [InlineData("\"P1M\"")]
    [InlineData("\"P1Y\"")]
    [InlineData("\"30 minutes\"")]
    [InlineData("\"P99999999999D\"")]
    [InlineData("30")]
    public void Duration_OfNoFixedLengthOrNoForm_IsRefused(string json) => Assert.Throws<JsonException>(() => Json.Read<Duration>(json));

    [Fact]
    public void Values_AreWrittenAsOnTheWire()
    {
        var value = new { At = Instant.FromUtc(2026, 3, 2, 9, 0), Is = Severity.ProductionImpacted, Targets = new Dictionary<Severity, Duration> { [Severity.SystemImpaired] = Duration.FromHours(8) }, Name = "腾讯" };

        Assert.Equal("""{"at":"2026-03-02T09:00:00Z","is":"production-impacted","targets":{"system-impaired":"PT8H"},"name":"腾讯"}""", Json.Write(value));
        Assert.Equal(Duration.FromHours(8), Json.Read<Dictionary<Severity, Duration>>("""{"system-impaired":"PT8H"}""")[Severity.SystemImpaired]);
    }

    [Fact]
    public void Person_WithAShift_ComesBackAsItWas()
    {
        var shift = new SupportHours("Asia/Shanghai", new Dictionary<IsoDayOfWeek, IReadOnlyList<OpeningSpan>> { [IsoDayOfWeek.Monday] = [new OpeningSpan(new LocalTime(9, 0), new LocalTime(18, 0))] });
        var person = TestApp.Person("li", HandlerTier.CloudSupportEngineer, PersonRole.Handler) with { Shift = shift };

        Assert.Equal(Json.Write(person), Json.Write(Json.Read<Person>(Json.Write(person))));
        Assert.Equal(new LocalTime(18, 0), Json.Read<Person>(Json.Write(person)).Shift!.Week![IsoDayOfWeek.Monday][0].To);
    }
}
