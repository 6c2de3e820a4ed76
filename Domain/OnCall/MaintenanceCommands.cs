using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.OnCall;

/// <summary>Spans in which a policy rings nobody. Each either gives the change or refuses with <see cref="RefusalException"/>.</summary>
public static class MaintenanceCommands
{
    public const string Planned = "maintenance-planned";
    public const string CalledOff = "maintenance-called-off";

    /// <summary>Longer is no maintenance: somebody forgot.</summary>
    public static readonly Duration Longest = Duration.FromDays(7);

    const int MostWindows = 100;
    const int Reason = 500;

    /// <summary>Windows that are over are forgotten: the timeline has them.</summary>
    public static Change<EscalationPolicy> Plan(EscalationPolicy policy, MaintenanceWindow window, Actor actor, string channel, Instant now)
    {
        var open = policy.Maintenance.Where(w => w.To > now).ToList();
        var faults = new FieldFaults();
        var tidy = window with { PolicyId = policy.Id, Reason = faults.Text("reason", window.Reason, Reason) };
        if (window.To <= window.From) faults.Add("to", "Ends after it starts.", Wire.Text(window.To));
        else if (window.To - window.From > Longest) faults.Add("to", $"At most {Wire.Text(Longest)} after it starts: until it ends, nobody is paged.", Wire.Text(window.To));
        if (window.To <= now) faults.Add("to", "Is over already.", Wire.Text(window.To));
        if (open.Count >= MostWindows) faults.Add("from", $"The policy has {MostWindows} windows ahead, which is the most. Take one away first.");
        faults.Throw("The maintenance cannot be planned.");
        return Changed(policy, [.. open, tidy], Planned, tidy, actor, channel, now);
    }

    /// <summary>Taking away one that is under way ends it: what it held back starts.</summary>
    public static Change<EscalationPolicy> CallOff(EscalationPolicy policy, string windowId, Actor actor, string channel, Instant now)
    {
        var window = policy.Maintenance.FirstOrDefault(w => w.Id == windowId)
            ?? throw new RefusalException(RefusalKind.NotFound, "There is no such maintenance window.", new FieldError("id", "The policy has no window with this id.", windowId));
        return Changed(policy, [.. policy.Maintenance.Where(w => w.Id != windowId)], CalledOff, window, actor, channel, now);
    }

    static Change<EscalationPolicy> Changed(
        EscalationPolicy policy, IReadOnlyList<MaintenanceWindow> windows, string type, MaintenanceWindow window, Actor actor, string channel, Instant now)
    {
        var details = Details.Of(("window", window.Id), ("from", Wire.Text(window.From)), ("to", Wire.Text(window.To)), ("reason", window.Reason));
        return new Change<EscalationPolicy>(
            policy with { Maintenance = windows, LastEvent = policy.LastEvent + 1 }, [new TimelineEvent(policy.LastEvent + 1, now, type, actor, channel, details)]);
    }
}
