namespace SupportFlows.Domain.Pages;

/// <summary>The names of timeline events of a page. Stored and shown to others: a name, once shipped, keeps its meaning.</summary>
public static class PageEvents
{
    public const string Triggered = "triggered";
    public const string Raised = "raised";
    public const string LevelStarted = "level-started";

    /// <summary>Nobody of the level can be reached: the next one began in its place.</summary>
    public const string LevelSkipped = "level-skipped";

    /// <summary>People who were to be paged and have no way that could be used.</summary>
    public const string Unreachable = "unreachable";

    public const string Notified = "notified";
    public const string Delivered = "delivered";
    public const string DeliveryFailed = "delivery-failed";

    /// <summary>The provider could not be given it yet; it is tried on, and the person's next step was taken meanwhile.</summary>
    public const string DeliveryDelayed = "delivery-delayed";

    /// <summary>The provider has it and does not say that it arrived.</summary>
    public const string Unconfirmed = "unconfirmed";

    public const string Escalated = "escalated";
    public const string Acknowledged = "acknowledged";
    public const string Touched = "touched";

    /// <summary>Acknowledged, and then nobody touched it.</summary>
    public const string RePaged = "re-paged";

    /// <summary>All rounds are over.</summary>
    public const string NobodyAnswered = "nobody-answered";

    public const string LastResort = "last-resort";

    /// <summary>Kept from ringing by maintenance.</summary>
    public const string Held = "held";

    public const string Resumed = "resumed";
    public const string Closed = "closed";
}
