using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.OnCall;

/// <summary>A schedule and its parts in words: what its timeline says of them, and by which a change is told from none.</summary>
static class ScheduleText
{
    public static Dictionary<string, string> Of(Schedule schedule) => new()
    {
        ["name"] = schedule.Name,
        ["timeZone"] = schedule.TimeZone,
        ["layers"] = string.Join("; ", schedule.Layers.Select(Of)),
        ["owners"] = string.Join(", ", schedule.Owners),
    };

    public static (string Key, string? Value)[] Of(Override wanted) =>
        [("override", wanted.Id), ("person", wanted.PersonId), ("from", Wire.Text(wanted.From)), ("to", Wire.Text(wanted.To)), ("insteadOf", wanted.InsteadOf)];

    public static (string Key, string? Value)[] Of(TemporarySchedule wanted) =>
        [("temporary", wanted.Id), ("from", Wire.Text(wanted.From)), ("to", Wire.Text(wanted.To)), ("shifts", string.Join("; ", wanted.Shifts.Select(Of)))];

    public static string Of(FixedShift shift) => $"{shift.PersonId} {Wire.Text(shift.From)}/{Wire.Text(shift.To)}";

    static string Of(Layer layer)
    {
        var until = layer.Until is { } end ? $" until {Of(end)}" : "";
        var zone = layer.TimeZone is { } own ? $" in {own}" : "";
        var only = layer.Restrictions is { Count: > 0 } some ? $" only {string.Join(", ", some.Select(Of))}" : "";
        return $"{layer.Name}: {string.Join(", ", layer.People)} every {layer.Length} {Wire.Name(layer.Unit)} from {Of(layer.Start)}{until}{zone}{only}";
    }

    static string Of(Restriction restriction) =>
        $"{string.Join(' ', restriction.Days.Select(d => d.ToString()[..3]))} {LocalTimePattern.ExtendedIso.Format(restriction.From)}-{LocalTimePattern.ExtendedIso.Format(restriction.To)}";

    static string Of(LocalDateTime wall) => LocalDateTimePattern.ExtendedIso.Format(wall);
}
