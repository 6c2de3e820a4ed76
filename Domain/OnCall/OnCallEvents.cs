using NodaTime;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.OnCall;

/// <summary>The names of timeline events of schedules, policies and responders. Stored and shown to others: a name, once shipped, keeps its meaning.</summary>
public static class OnCallEvents
{
    public const string Created = "created";
    public const string Changed = "changed";

    public const string OverrideAdded = "override-added";
    public const string OverrideRemoved = "override-removed";
    public const string Swapped = "shifts-swapped";
    public const string TemporaryAdded = "temporary-added";
    public const string TemporaryRemoved = "temporary-removed";

    /// <summary>Somebody came on call, or went off it.</summary>
    public const string HandedOver = "handed-over";

    /// <summary>The owners were told of a span ahead with nobody on call.</summary>
    public const string GapTold = "gap-told";

    public const string MethodAdded = "method-added";
    public const string MethodRemoved = "method-removed";
    public const string CodeAsked = "code-asked";
    public const string CodeWrong = "code-wrong";
    public const string MethodVerified = "method-verified";
    public const string RulesSet = "rules-set";

    /// <summary>The owner of an address said STOP.</summary>
    public const string Stopped = "stopped";

    /// <summary>The owner of an address said START.</summary>
    public const string Started = "started";

    public const string MessageFailed = "message-failed";

    internal static TimelineEvent Next(ITimelined record, string type, Actor actor, string channel, Instant now, params (string Key, string? Value)[] details) =>
        new(record.LastEvent + 1, now, type, actor, channel, Details.Of(details));
}
