namespace SupportFlows.Domain.Notifications;

public enum Channel
{
    Email,
    Sms,
    Voice,
    Slack,
    WeCom,

    /// <summary>Not a message: a page to be started, raised or closed. Its address is an escalation policy.</summary>
    Page,
}

/// <summary>Something to tell one person over one channel, decided but not yet put into words.</summary>
/// <param name="Key">Deterministic, URL-safe, never used for anything else: the same key is never sent twice (SPEC section 3).</param>
/// <param name="Template">Name of the template that puts it into words.</param>
public sealed record Notice(string Key, string Template, Channel Channel, Recipient Recipient, IReadOnlyDictionary<string, string?> Data)
{
    /// <summary>Null: sent as soon as it can be, on its own.</summary>
    public DeliveryTerms? Terms { get; init; }

    /// <summary>What goes along for the recipient's calendar. Email only.</summary>
    public Invitation? Invitation { get; init; }
}

/// <param name="PersonId">Staff; null for a customer's contact.</param>
/// <param name="Address">Email address, E.164 number, or the id of a user or group of a chat.</param>
/// <param name="IsGroup">A group of a chat, which nobody in particular reads.</param>
public sealed record Recipient(string? PersonId, string Name, string Address, string Language, string TimeZone, bool IsGroup = false);
