using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.OnCall;

/// <summary>What a schedule may be. What a request leaves out is null here, whatever the type says.</summary>
static class ScheduleCheck
{
    public const int Layers = 20;
    public const int Overrides = 1000;
    public const int Temporaries = 100;
    public const int Shifts = 1000;
    const int Owners = 20;
    const int Name = 200;

    static readonly Duration Longest = Duration.FromDays(366);

    /// <returns>The schedule in tidy spelling.</returns>
    public static Schedule Put(Schedule wanted, IReadOnlySet<string> people)
    {
        var faults = new FieldFaults();
        var (layers, owners) = (wanted.Layers ?? [], wanted.Owners ?? []);
        var name = faults.Text("name", wanted.Name, Name);
        LayerCheck.Zone(faults, "timeZone", wanted.TimeZone);
        if (layers.Count > Layers) faults.Add("layers", $"Has {layers.Count}; at most {Layers} are taken. People who take turns belong into one layer.");
        for (var n = 0; n < layers.Count; n++) LayerCheck.Check(faults, $"layers[{n}]", layers[n], people);
        if (owners.Count > Owners) faults.Add("owners", $"Has {owners.Count}; at most {Owners} are taken.");
        for (var n = 0; n < owners.Count; n++) Person(faults, $"owners[{n}]", owners[n], people);
        faults.Throw("The schedule cannot be saved.");
        return wanted with { Name = name, Layers = [.. layers.Select(l => l with { Name = l.Name.Trim() })], Owners = [.. owners.Distinct()] };
    }

    public static void Override(Schedule schedule, Override wanted, IReadOnlySet<string> people, Instant now)
    {
        var faults = new FieldFaults();
        Person(faults, "personId", wanted.PersonId, people);
        if (wanted.InsteadOf is not null) Person(faults, "insteadOf", wanted.InsteadOf, people);
        if (wanted.InsteadOf == wanted.PersonId) faults.Add("insteadOf", "Is who takes over. Name who is replaced, or leave it out to replace whoever is on call.", wanted.InsteadOf);
        Span(faults, "", wanted.From, wanted.To, now);
        if (schedule.Overrides.Any(o => o.Id == wanted.Id)) faults.Add("id", "Is that of another override of this schedule.", wanted.Id);
        Room(faults, "from", schedule, 1);
        faults.Throw("The override cannot be added.");
    }

    public static void Swap(Schedule schedule, FixedShift first, FixedShift second, Instant now)
    {
        var faults = new FieldFaults();
        Held(faults, "first", schedule, first, now);
        Held(faults, "second", schedule, second, now);
        if (first.PersonId == second.PersonId) faults.Add("second.personId", "Has the first shift too. A swap is between two people.", second.PersonId);
        Room(faults, "first", schedule, 2);
        faults.Throw("The shifts cannot be swapped.");
    }

    public static void Temporary(Schedule schedule, TemporarySchedule wanted, IReadOnlySet<string> people, Instant now)
    {
        var faults = new FieldFaults();
        var shifts = wanted.Shifts ?? [];
        Span(faults, "", wanted.From, wanted.To, now);
        if (schedule.Temporary.FirstOrDefault(t => t.From < wanted.To && wanted.From < t.To) is { } other)
            faults.Add("from", $"Overlaps temporary schedule {other.Id}, {Wire.Text(other.From)} to {Wire.Text(other.To)}. Remove that one first, or begin when it has ended.", Wire.Text(wanted.From));
        if (schedule.Temporary.Count >= Temporaries) faults.Add("from", $"The schedule has {Temporaries} temporary schedules, which is the most. Remove one first.");
        if (shifts.Count is 0 or > Shifts) faults.Add("shifts", $"Has {shifts.Count}; give 1 to {Shifts}. Where there is none, nobody is on call.");
        for (var n = 0; n < shifts.Count; n++) Shift(faults, $"shifts[{n}]", shifts[n], wanted, people);
        faults.Throw("The temporary schedule cannot be added.");
    }

    public static void Person(FieldFaults faults, string field, string? person, IReadOnlySet<string> people)
    {
        if (person is null || !people.Contains(person)) faults.Add(field, "Nobody of the staff has this id.", person);
    }

    static void Shift(FieldFaults faults, string field, FixedShift? shift, TemporarySchedule within, IReadOnlySet<string> people)
    {
        if (shift is null)
        {
            faults.Add(field, "Is null: leave it out, or say {personId, from, to}.");
            return;
        }

        Person(faults, $"{field}.personId", shift.PersonId, people);
        if (shift.To <= shift.From) faults.Add($"{field}.to", "Ends after it starts.", Wire.Text(shift.To));
        if (shift.From < within.From || shift.To > within.To)
            faults.Add(field, $"Lies outside the temporary schedule, {Wire.Text(within.From)} to {Wire.Text(within.To)}: shorten the shift or lengthen the schedule.", ScheduleText.Of(shift));
    }

    /// <summary>Somebody else may have taken the shift by now, or it ends earlier than was thought.</summary>
    static void Held(FieldFaults faults, string field, Schedule schedule, FixedShift shift, Instant now)
    {
        if (!Span(faults, $"{field}.", shift.From, shift.To, now)) return;
        var on = OnCall.Shifts(schedule, shift.From, shift.To);
        var held = on.Where(s => s.People.Contains(shift.PersonId)).ToList();
        if (held.Aggregate(Duration.Zero, (sum, s) => sum + s.Interval.Duration) < shift.To - shift.From)
            faults.Add($"{field}.personId", $"Is not on call through all of this span. On call are: {string.Join("; ", on.Take(5).Select(Text).DefaultIfEmpty("nobody"))}.", shift.PersonId);
        else if (held.Any(s => s.Source == ShiftSource.Temporary))
            faults.Add(field, "Is a shift of a temporary schedule, over which no swap goes. Replace the temporary schedule.", ScheduleText.Of(shift));
    }

    static string Text(Shift shift) => $"{string.Join(", ", shift.People)} {Wire.Text(shift.Interval.Start)} to {Wire.Text(shift.Interval.End)}";

    static bool Span(FieldFaults faults, string path, Instant from, Instant to, Instant now)
    {
        var fault = to <= from ? "Ends after it starts."
            : to <= now ? "Is over already."
            : to - from > Longest ? "Is more than a year after it starts. Change the layers for what lasts."
            : null;
        if (fault is not null) faults.Add($"{path}to", fault, Wire.Text(to));
        return fault is null;
    }

    static void Room(FieldFaults faults, string field, Schedule schedule, int more)
    {
        if (schedule.Overrides.Count + more > Overrides) faults.Add(field, $"The schedule has {schedule.Overrides.Count} overrides; at most {Overrides} are taken. Change the layers for what lasts.");
    }
}
