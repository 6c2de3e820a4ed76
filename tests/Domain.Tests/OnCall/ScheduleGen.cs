using CsCheck;
using NodaTime;
using SupportFlows.Domain.OnCall;

namespace SupportFlows.Domain.Tests.OnCall;

/// <summary>Schedules of several layers over days in which clocks are changed, in zones of every kind of change.</summary>
static class ScheduleGen
{
    /// <summary>How long each schedule is looked at.</summary>
    public const int Days = 9;

    static readonly string[] Zones =
        ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "America/Sao_Paulo", "Asia/Shanghai"];

    static readonly Gen<string> Person = Gen.OneOf("ann", "bob", "cyd", "dan");

    public static readonly Gen<(Schedule Schedule, Instant From)> Scheduled =
        from zone in Gen.OneOf(Zones)
        from begin in Start(zone)
        from layers in Layer(zone, begin).Array[0, 3]
        from overrides in Override(begin).Array[0, 3]
        from temporary in Temporary(begin).Array[0, 1]
        select (new Schedule { Id = "first", Name = "First line", TimeZone = zone, Layers = layers, Overrides = overrides, Temporary = temporary }, begin);

    /// <summary>Most often just before a change of clocks.</summary>
    static Gen<Instant> Start(string zone) =>
        from year in Gen.Int[2005, 2034]
        from minute in Gen.Int[0, 365 * 1440]
        from before in Gen.Int[0, Days * 1440]
        from near in Gen.Int[0, 4]
        let any = Instant.FromUtc(year, 1, 1, 0, 0) + Duration.FromMinutes(minute)
        let change = DateTimeZoneProviders.Tzdb[zone].GetZoneInterval(any)
        select near > 0 && change.HasEnd ? change.End - Duration.FromMinutes(before) : any;

    static Gen<Layer> Layer(string own, Instant begin) =>
        from zone in Gen.OneOf(Gen.Const((string?)null), Gen.OneOf(Zones).Select(string? (z) => z))
        from people in Person.Array[1, 4]
        from unit in Gen.Enum<RotationUnit>()
        from length in Gen.Int[1, 9]
        from start in Wall(zone ?? own, begin, -20 * 24, 24 * 2)
        from until in Gen.OneOf(Gen.Const((LocalDateTime?)null), Wall(zone ?? own, begin, 24, 24 * Days).Select(LocalDateTime? (w) => w))
        from restrictions in Restriction.Array[0, 3]
        select new Layer("layer", people, unit, length, start, until, restrictions, zone);

    /// <summary>Hours and half hours, where clocks are changed, come often.</summary>
    static Gen<LocalTime> Time => Gen.OneOf(Gen.Int[0, 47].Select(h => h * 30), Gen.Int[0, 8].Select(h => h * 30), Gen.Int[0, 1439]).Select(m => LocalTime.Midnight.PlusMinutes(m));

    static Gen<Restriction> Restriction =>
        from days in Gen.Int[1, 7].HashSet[1, 7]
        from start in Time
        from end in Time
        select new Restriction([.. days.Select(d => (IsoDayOfWeek)d)], start, end);

    static Gen<LocalDateTime> Wall(string zone, Instant around, int fromHours, int toHours) =>
        from hours in Gen.Int[fromHours, toHours]
        from time in Time
        select (around + Duration.FromHours(hours)).InZone(DateTimeZoneProviders.Tzdb[zone]).Date + time;

    static Gen<Override> Override(Instant begin) =>
        from span in Span(begin)
        from person in Person
        from instead in Gen.OneOf(Gen.Const((string?)null), Person.Select(string? (p) => p))
        select new Override("o", person, span.Start, span.End, instead);

    static Gen<TemporarySchedule> Temporary(Instant begin) =>
        from span in Span(begin)
        from shifts in Span(begin).Select(Person, (s, p) => new FixedShift(p, s.Start, s.End)).Array[0, 4]
        select new TemporarySchedule("t", span.Start, span.End, shifts);

    static Gen<Interval> Span(Instant begin) =>
        from start in Gen.Int[-1440, Days * 1440]
        from minutes in Gen.Int[1, 4 * 1440]
        select new Interval(begin + Duration.FromMinutes(start), begin + Duration.FromMinutes(start + minutes));
}
