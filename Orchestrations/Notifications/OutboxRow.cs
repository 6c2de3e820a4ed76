using NodaTime;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>A message that is owed: written with the decision that owes it, before any provider hears of it.</summary>
public sealed record OutboxRow
{
    public required string Key { get; init; }

    public required string Template { get; init; }

    public required Channel Channel { get; init; }

    public required Recipient Recipient { get; init; }

    public string? Subject { get; init; }

    public required string Body { get; init; }

    /// <summary>What goes along for the recipient's calendar, as it was decided: sent again it is the same.</summary>
    public string? Calendar { get; init; }

    public required OutboxStatus Status { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>While it is unsent: not before this.</summary>
    public required Instant NextAttemptAt { get; init; }

    public int Attempts { get; init; }

    /// <summary>For the first time.</summary>
    public Instant? OfferedAt { get; init; }

    /// <summary>When the provider took it, or it was given up.</summary>
    public Instant? EndedAt { get; init; }

    public Handover? Handover { get; init; }

    /// <summary>What the provider said to the last attempt that failed.</summary>
    public string? Error { get; init; }

    /// <summary>How it is queued with others to the same address; null: on its own.</summary>
    public DeliveryTerms? Terms { get; init; }

    /// <summary>What became of it after the provider took it.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>Key of the message that told this one's news along with its own: a bundle.</summary>
    public string? CarriedBy { get; init; }

    /// <summary>The messages whose news this one told as well: what becomes of it becomes of them.</summary>
    public IReadOnlyList<MessageAddress> Carries { get; init; } = [];

    /// <summary>What is said in place of its own words when it tells of several pages.</summary>
    public MessageText? Bundle { get; init; }

    /// <summary>When the provider was last asked what became of it, whether or not it could tell.</summary>
    public Instant? AskedAt { get; init; }

    /// <summary>Nobody needs it any more: it is not sent, and a call that still rings is ended.</summary>
    public bool Retracted { get; init; }

    /// <summary>Retracted when it was under way: the provider is still to be told.</summary>
    public bool EndCall { get; init; }

    /// <summary>What its recipient is told.</summary>
    public MessageText Words() => Bundle ?? new MessageText(Subject, Body);
}

/// <param name="Subject">Email only.</param>
public sealed record MessageText(string? Subject, string Body);

public enum OutboxStatus
{
    Waiting,

    /// <summary>Offered to the provider, whose answer is not written down: it is asked, and offered it again, under the same key, if it cannot tell.</summary>
    Sending,
    Sent,
    Failed,

    /// <summary>Retracted, or overtaken by a newer one, before it was sent.</summary>
    Withdrawn,
}
