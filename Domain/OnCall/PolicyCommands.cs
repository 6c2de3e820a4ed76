using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.OnCall;

/// <summary>What people do to an escalation policy. What is null in a request is null here, whatever the type says.</summary>
public static class PolicyCommands
{
    const int Levels = 20;
    const int Targets = 20;
    const int Repeats = 20;
    const int Name = 200;

    static readonly Duration ShortestWait = Duration.FromMinutes(1);
    static readonly Duration LongestWait = Duration.FromHours(24);
    static readonly Duration LongestRepage = Duration.FromDays(7);

    /// <summary>Makes a policy, or replaces it; its maintenance windows stay. Pages that run keep the policy as it was.</summary>
    /// <param name="people">Ids of everybody who can be paged.</param>
    /// <param name="schedules">Ids of the schedules that there are.</param>
    /// <exception cref="RefusalException">Everything that is wrong with it.</exception>
    public static Change<EscalationPolicy> Put(
        EscalationPolicy? before, EscalationPolicy wanted, IReadOnlySet<string> people, IReadOnlySet<string> schedules, Actor actor, string channel, Instant now)
    {
        var tidy = Check(wanted, people, schedules);
        var isNew = before is null or { RemovedAt: not null };
        var next = tidy with { Maintenance = isNew ? [] : before!.Maintenance, RemovedAt = null, LastEvent = before?.LastEvent ?? 0 };
        var was = isNew ? [] : Text(before!);
        var changed = Text(next).Where(d => was.GetValueOrDefault(d.Key) != d.Value).Select(d => (d.Key, (string?)(d.Value ?? "none"))).ToArray();
        if (changed.Length == 0) return new Change<EscalationPolicy>(before!, []);
        var type = isNew ? OnCallEvents.Created : OnCallEvents.Changed;
        return new Change<EscalationPolicy>(next with { LastEvent = next.LastEvent + 1 }, [OnCallEvents.Next(next, type, actor, channel, now, changed)]);
    }

    static EscalationPolicy Check(EscalationPolicy wanted, IReadOnlySet<string> people, IReadOnlySet<string> schedules)
    {
        var faults = new FieldFaults();
        var name = faults.Text("name", wanted.Name, Name);
        var levels = wanted.Levels ?? [];
        if (levels.Count is 0 or > Levels) faults.Add("levels", $"Has {levels.Count}; give 1 to {Levels}. Without one nobody is paged.");
        for (var n = 0; n < levels.Count; n++) Check(faults, $"levels[{n}]", levels[n], people, schedules);
        if (wanted.Repeat is < 0 or > Repeats) faults.Add("repeat", $"Give 0 to {Repeats}: so often all levels are gone through again.", $"{wanted.Repeat}");
        if (wanted.LastResort is { } last) Check(faults, "lastResort", last, people, schedules);
        Within(faults, "lastResortEvery", wanted.LastResortEvery, LongestWait);
        if (wanted.RepageAfter is { } after) Within(faults, "repageAfter", after, LongestRepage);
        faults.Throw("The policy cannot be saved.");
        return wanted with { Name = name };
    }

    static void Check(FieldFaults faults, string field, EscalationLevel? level, IReadOnlySet<string> people, IReadOnlySet<string> schedules)
    {
        var targets = level?.Targets ?? [];
        if (targets.Count is 0 or > Targets) faults.Add($"{field}.targets", $"Has {targets.Count}; give 1 to {Targets}: people, or schedules.");
        if (targets.Distinct().Count() < targets.Count) faults.Add($"{field}.targets", "Names somebody twice.");
        for (var n = 0; n < targets.Count; n++) Check(faults, $"{field}.targets[{n}]", targets[n], people, schedules);
        Within(faults, $"{field}.wait", level?.Wait ?? Duration.Zero, LongestWait);
    }

    static void Check(FieldFaults faults, string field, Target? target, IReadOnlySet<string> people, IReadOnlySet<string> schedules)
    {
        if (target is null || !Enum.IsDefined(target.Kind)) faults.Add(field, $"Say {{kind, id}}; a kind is one of {Wire.Names<TargetKind>()}.");
        else if (target.Kind == TargetKind.Person) ScheduleCheck.Person(faults, $"{field}.id", target.Id, people);
        else if (target.Id is null || !schedules.Contains(target.Id)) faults.Add($"{field}.id", "No schedule has this id.", target.Id);
    }

    static void Within(FieldFaults faults, string field, Duration duration, Duration longest)
    {
        if (duration < ShortestWait || duration > longest) faults.Add(field, $"Give {Wire.Text(ShortestWait)} to {Wire.Text(longest)}.", Wire.Text(duration));
    }

    static Dictionary<string, string?> Text(EscalationPolicy policy) => new()
    {
        ["name"] = policy.Name,
        ["levels"] = string.Join("; ", policy.Levels.Select(l => $"{string.Join(", ", l.Targets.Select(Text))} for {Wire.Text(l.Wait)}")),
        ["repeat"] = $"{policy.Repeat}",
        ["lastResort"] = policy.LastResort is { } last ? Text(last) : null,
        ["lastResortEvery"] = Wire.Text(policy.LastResortEvery),
        ["repageAfter"] = policy.RepageAfter is { } after ? Wire.Text(after) : null,
    };

    static string Text(Target target) => $"{Wire.Name(target.Kind)} {target.Id}";
}
