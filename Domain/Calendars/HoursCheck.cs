using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Calendars;

/// <summary>Hours that somebody sent. What never opens would be searched for ever; what a request leaves out is null here, whatever the type says.</summary>
public static class HoursCheck
{
    /// <param name="field">Where they stand in the request.</param>
    public static void Check(FieldFaults faults, string field, SupportHours hours)
    {
        if (hours.TimeZone is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(hours.TimeZone) is null)
            faults.Add($"{field}.timeZone", "Give a tz database id, such as Europe/Berlin.", hours.TimeZone);
        if (hours.Week is not { } week) return;
        if (week.Values.All(spans => spans is not { Count: > 0 }))
            faults.Add($"{field}.week", "Give at least one opening span; leave week out for day and night.");
        foreach (var (day, spans) in week)
        {
            var path = $"{field}.week.{Wire.Name(day)}";
            if (!Enum.IsDefined(day) || day == IsoDayOfWeek.None) faults.Add(path, "Is no day of the week.");
            if (spans is null) faults.Add(path, "Is null: leave the day out when it is closed.");
            for (var n = 0; n < (spans?.Count ?? 0); n++) Check(faults, $"{path}[{n}]", spans![n], n == 0 ? null : spans[n - 1]);
        }
    }

    static void Check(FieldFaults faults, string field, OpeningSpan? span, OpeningSpan? before)
    {
        if (span is null) faults.Add(field, "Is null: leave it out, or say {from, to}.");
        else if (span.To != LocalTime.Midnight && span.To <= span.From) faults.Add($"{field}.to", "Give a time after from, or 00:00 for the end of the day.", $"{span.To:HH:mm:ss}");
        else if (before is not null && (before.To == LocalTime.Midnight || span.From < before.To)) faults.Add($"{field}.from", "Give a time not before the end of the span ahead of it.", $"{span.From:HH:mm:ss}");
    }
}
