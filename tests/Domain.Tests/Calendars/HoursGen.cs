using CsCheck;
using NodaTime;
using SupportFlows.Domain.Calendars;

namespace SupportFlows.Domain.Tests.Calendars;

/// <summary>Weekly hours in zones that change their clocks by an hour, by half an hour, or not at all; and instants, half of them near such a change.</summary>
static class HoursGen
{
    public static readonly Gen<SupportHours> Hours =
        from zone in Gen.OneOf("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Asia/Shanghai", "America/St_Johns")
        from week in Day.Array[7]
        where week.Any(spans => spans.Count > 0)
        select new SupportHours(zone, week.Select((spans, i) => ((IsoDayOfWeek)(i + 1), spans)).Where(d => d.spans.Count > 0).ToDictionary(d => d.Item1, d => d.spans));

    static Gen<IReadOnlyList<OpeningSpan>> Day =>
        Gen.OneOf(Gen.Const(0), Gen.Int[1, 3]).SelectMany(spans => Gen.Int[0, 1440].HashSet[2 * spans]).Select(IReadOnlyList<OpeningSpan> (edges) =>
            [.. edges.Order().Chunk(2).Select(e => new OpeningSpan(At(e[0]), At(e[1])))]);

    public static Gen<Instant> Minute(SupportHours hours) =>
        from year in Gen.Int[2008, 2035]
        from minute in Gen.Int[0, 366 * 1440]
        from change in Gen.Int[0, 3]
        from before in Gen.Int[0, 2880]
        let any = Instant.FromUtc(year, 1, 1, 0, 0) + Duration.FromMinutes(minute)
        let zone = DateTimeZoneProviders.Tzdb[hours.TimeZone]
        let changes = zone.GetZoneIntervals(any, any + Duration.FromDays(366)).Where(z => z.HasEnd).Select(z => z.End).ToList()
        select change < 2 && changes.Count > change ? changes[change] - Duration.FromMinutes(before) : any;

    static LocalTime At(int minute) => LocalTime.Midnight.PlusMinutes(minute);
}
