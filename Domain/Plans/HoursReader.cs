using NodaTime;
using SupportFlows.Domain.Calendars;

namespace SupportFlows.Domain.Plans;

/// <summary>Named support hours: <c>{ "timeZone": "Europe/Berlin", "week": { "monday": [{ "from": "09:00", "to": "17:00" }] } }</c>.</summary>
static class HoursReader
{
    static readonly Dictionary<string, IsoDayOfWeek> Days =
        Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None).ToDictionary(d => d.ToString().ToLowerInvariant());

    public static IReadOnlyDictionary<string, SupportHours> Read(CatalogValue value) =>
        value.Members().ToDictionary(m => m.Name, m => Hours(m.Value.Object("timeZone", "week")));

    static SupportHours Hours(CatalogValue value)
    {
        var zone = value["timeZone"].Text();
        if (zone.Length > 0 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null) value["timeZone"].Fault("a time zone of the tz database, such as Europe/Berlin");
        var week = value["week"];
        var days = week.Object([.. Days.Keys]).Members()
            .Where(m => Days.ContainsKey(m.Name))
            .ToDictionary(m => Days[m.Name], m => (IReadOnlyList<OpeningSpan>)Spans(m.Value));
        if (!week.IsMissing && days.Values.All(spans => spans.Count == 0)) week.Fault("at least one opening span in the week");
        return new SupportHours(zone, days);
    }

    /// <summary>Midnight as the end of a span is the end of the day.</summary>
    static List<OpeningSpan> Spans(CatalogValue list)
    {
        var spans = new List<OpeningSpan>();
        foreach (var item in list.Items())
        {
            item.Object("from", "to");
            var span = new OpeningSpan(item["from"].Time(), item["to"].Time());
            if (span.To != LocalTime.Midnight && span.To <= span.From) item["to"].Fault("a time after from, or 00:00 for the end of the day");
            if (spans.Count > 0 && (spans[^1].To == LocalTime.Midnight || span.From < spans[^1].To)) item["from"].Fault("a time not before the end of the span ahead of it");
            spans.Add(span);
        }

        return spans;
    }
}
