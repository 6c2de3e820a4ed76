using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.OnCall;

/// <summary>What a layer may be.</summary>
static class LayerCheck
{
    const int People = 100;
    const int Lengths = 1000;
    const int Restrictions = 50;
    const int Name = 100;
    const int FirstYear = 2000;
    const int LastYear = 2200;

    public static void Check(FieldFaults faults, string field, Layer? layer, IReadOnlySet<string> people)
    {
        if (layer is null)
        {
            faults.Add(field, "Is null: leave it out, or say {name, people, unit, length, start}.");
            return;
        }

        faults.Text($"{field}.name", layer.Name, Name);
        var turns = layer.People ?? [];
        if (turns.Count is 0 or > People) faults.Add($"{field}.people", $"Has {turns.Count}; give 1 to {People}, in turn.");
        for (var n = 0; n < turns.Count; n++) ScheduleCheck.Person(faults, $"{field}.people[{n}]", turns[n], people);
        if (!Enum.IsDefined(layer.Unit)) faults.Add($"{field}.unit", $"Is not one of {Wire.Names<RotationUnit>()}.", layer.Unit.ToString());
        if (layer.Length is < 1 or > Lengths) faults.Add($"{field}.length", $"Give 1 to {Lengths} {Wire.Names<RotationUnit>()}: after so long the next one has his turn.", $"{layer.Length}");
        if (layer.TimeZone is not null) Zone(faults, $"{field}.timeZone", layer.TimeZone);
        Wall(faults, $"{field}.start", layer.Start);
        if (layer.Until is { } until) Wall(faults, $"{field}.until", until);
        if (layer.Until <= layer.Start) faults.Add($"{field}.until", "Ends after it starts.", layer.Until.ToString());
        Check(faults, $"{field}.restrictions", layer.Restrictions ?? []);
    }

    public static void Zone(FieldFaults faults, string field, string? zone)
    {
        if (zone is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null) faults.Add(field, "Give a tz database id, such as Europe/Berlin.", zone);
    }

    static void Check(FieldFaults faults, string field, IReadOnlyList<Restriction?> restrictions)
    {
        if (restrictions.Count > Restrictions) faults.Add(field, $"Has {restrictions.Count}; at most {Restrictions} are taken.");
        for (var n = 0; n < restrictions.Count; n++)
        {
            var path = $"{field}[{n}]";
            if (restrictions[n] is not { Days: { Count: > 0 } days } restriction)
            {
                faults.Add($"{path}.days", "Give the days on which it begins, such as [\"friday\"].");
                continue;
            }

            if (days.Any(d => !Enum.IsDefined(d) || d == IsoDayOfWeek.None)) faults.Add($"{path}.days", "Holds what is no day of the week.");
            Minute(faults, $"{path}.from", restriction.From, restriction.From.ToString());
            Minute(faults, $"{path}.to", restriction.To, restriction.To.ToString());
        }
    }

    static void Wall(FieldFaults faults, string field, LocalDateTime wall)
    {
        if (wall.Year is < FirstYear or > LastYear) faults.Add(field, $"Give a wall-clock time of the years {FirstYear} to {LastYear}, such as 2026-01-05T09:00:00.", wall.ToString());
        Minute(faults, field, wall.TimeOfDay, wall.ToString());
    }

    static void Minute(FieldFaults faults, string field, LocalTime time, string text)
    {
        if (time != TimeAdjusters.TruncateToMinute(time)) faults.Add(field, "Give whole minutes.", text);
    }
}
