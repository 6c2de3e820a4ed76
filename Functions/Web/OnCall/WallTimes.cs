using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Functions.Web.OnCall;

/// <summary>Reads what a browser's field of a day and a time holds, on the wall of a zone.</summary>
static class WallTimes
{
    static readonly LocalDateTimePattern[] Patterns =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"), LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss"),
    ];

    /// <summary>A time that comes twice means the first; one that clocks skip is refused, and said.</summary>
    public static Instant Read(IReadOnlyDictionary<string, string> form, string field, DateTimeZone zone, FieldFaults faults)
    {
        var text = form.GetValueOrDefault(field) ?? "";
        if (Patterns.Select(p => p.Parse(text)).FirstOrDefault(p => p.Success) is not { Value: var wall })
        {
            faults.Add(field, "Give a day and a time, as 2026-03-02T09:00.", text);
            return default;
        }

        var found = zone.MapLocal(wall);
        if (found.Count > 0)
        {
            return found.First().ToInstant();
        }

        faults.Add(field, $"There is no such time in {zone.Id}: clocks go forward over it. Take one before or after.", text);
        return default;
    }
}
