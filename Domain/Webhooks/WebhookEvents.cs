using NodaTime;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Webhooks;

/// <summary>The names of timeline events of a webhook subscription. Stored and shown to others: a name, once shipped, keeps its meaning.</summary>
public static class WebhookEvents
{
    public const string Created = "created";
    public const string Changed = "changed";
    public const string Paused = "paused";
    public const string Resumed = "resumed";
    public const string Rotated = "secret-rotated";

    /// <summary>A test was asked for. The only one of these that is delivered.</summary>
    public const string Pinged = "pinged";

    /// <summary>A delivery was given up, and its owner is to be told.</summary>
    public const string GaveUp = "gave-up";

    public const string Removed = "removed";
    public const string MessageFailed = "message-failed";

    internal static Change<WebhookSubscription> Add(
        WebhookSubscription after, string type, Actor actor, string channel, Instant now, params (string Key, string? Value)[] details)
    {
        var added = new TimelineEvent(after.LastEvent + 1, now, type, actor, channel, Details.Of(details));
        return new Change<WebhookSubscription>(after with { LastEvent = added.Number }, [added]);
    }
}
