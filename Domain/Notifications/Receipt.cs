using NodaTime;

namespace SupportFlows.Domain.Notifications;

/// <summary>What became of a message after the provider took it. In the order in which one may replace another: never back.</summary>
public enum DeliveryStatus
{
    /// <summary>With the provider.</summary>
    Queued,

    /// <summary>With the carrier; a call rings or is under way.</summary>
    Sent,

    /// <summary>It did not arrive; or nobody, or a machine, picked up; or a human did and pressed nothing.</summary>
    Failed,

    /// <summary>On the phone or in the mailbox.</summary>
    Delivered,

    /// <summary>A human answered it: a key, a reply, a link.</summary>
    Answered,
}

/// <param name="At">When the provider says it happened, or when we heard of it.</param>
/// <param name="Error">Why it failed, in the provider's words and number.</param>
public sealed record Receipt(DeliveryStatus Status, Instant At, string? Error = null)
{
    /// <summary>The further of the two, the earlier of equals: the same whatever the order, and however often each comes.</summary>
    public static Receipt Merge(Receipt? known, Receipt heard) => known is null || Replaces(known, heard) ? heard : known;

    static bool Replaces(Receipt known, Receipt heard) => heard.Status.CompareTo(known.Status) switch
    {
        0 when heard.At == known.At => string.CompareOrdinal(heard.Error, known.Error) > 0,
        0 => heard.At < known.At,
        var order => order > 0,
    };
}
