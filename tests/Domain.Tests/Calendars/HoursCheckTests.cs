using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Domain.Tests.Calendars;

public class HoursCheckTests
{
    static readonly LocalTime Nine = new(9, 0);
    static readonly LocalTime Noon = new(12, 0);

    [Fact]
    public void Check_OpenNowAndThen_TakesIt() =>
        Assert.Empty(FaultsOf(Monday(new OpeningSpan(Nine, Noon), new OpeningSpan(Noon, LocalTime.Midnight))));

    [Fact]
    public void Check_NeverOpen_RefusesWhatWouldBeSearchedForEver()
    {
        Assert.Equal(["shift.week"], FaultsOf(new SupportHours("Europe/Berlin", new Dictionary<IsoDayOfWeek, IReadOnlyList<OpeningSpan>>())));
        Assert.Equal(["shift.week"], FaultsOf(Monday()));
        Assert.Equal(["shift.week.monday[0].to"], FaultsOf(Monday(new OpeningSpan(Nine, Nine))));
        Assert.Equal(["shift.week.monday[0].to"], FaultsOf(Monday(new OpeningSpan(Noon, Nine))));
    }

    [Fact]
    public void Check_WhatIsNull_IsNamed()
    {
        Assert.Equal(["shift.timeZone"], FaultsOf(new SupportHours(null!, null)));
        Assert.Equal(["shift.week", "shift.week.monday"], FaultsOf(new SupportHours("UTC", new Dictionary<IsoDayOfWeek, IReadOnlyList<OpeningSpan>> { [IsoDayOfWeek.Monday] = null! })));
        Assert.Equal(["shift.week.monday[0]"], FaultsOf(Monday((OpeningSpan)null!)));
    }

    [Fact]
    public void Check_SpansThatOverlap_NamesTheLaterOne() =>
        Assert.Equal(["shift.week.monday[1].from"], FaultsOf(Monday(new OpeningSpan(Nine, Noon), new OpeningSpan(new LocalTime(11, 0), new LocalTime(13, 0)))));

    static SupportHours Monday(params OpeningSpan[] spans) => new("Europe/Berlin", new Dictionary<IsoDayOfWeek, IReadOnlyList<OpeningSpan>> { [IsoDayOfWeek.Monday] = spans });

    static IEnumerable<string> FaultsOf(SupportHours hours)
    {
        var faults = new FieldFaults();
        HoursCheck.Check(faults, "shift", hours);
        return Record.Exception(() => faults.Throw("Refused.")) is RefusalException refusal ? refusal.Errors.Select(e => e.Field) : [];
    }
}
