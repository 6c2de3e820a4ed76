using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.OnCall;

/// <summary>How a member of staff is reached when paged (SPEC section 3).</summary>
public sealed record Responder : IPromise
{
    /// <summary>The person's.</summary>
    public required string Id { get; init; }

    public IReadOnlyList<ContactMethod> Methods { get; init; } = [];

    /// <summary>In the order of their times. Empty: <see cref="ResponderRules.Standard"/>.</summary>
    public IReadOnlyList<NotificationRule> DefaultRules { get; init; } = [];

    /// <summary>The same for an important page.</summary>
    public IReadOnlyList<NotificationRule> ImportantRules { get; init; } = [];

    public int LastEvent { get; init; }

    public int DecidedEvent { get; init; }

    public Instant? WakeAt { get; init; }
}

/// <param name="Id">Unique for the person; never used again.</param>
/// <param name="Channel">Sms, Voice, Email, Slack or WeCom.</param>
/// <param name="Address">E.164 number, email address, Slack or WeCom user id.</param>
/// <param name="VerifiedAt">Null: nobody has shown that it reaches the person, and no page goes there.</param>
/// <param name="StoppedAt">The owner of the number said STOP: no page goes there until START.</param>
public sealed record ContactMethod(string Id, Channel Channel, string Address, Instant? VerifiedAt = null, Instant? StoppedAt = null)
{
    /// <summary>The code that was sent there last, until it is typed in.</summary>
    public Verification? Verification { get; init; }

    public bool IsUsable => VerifiedAt is not null && StoppedAt is null;
}

/// <param name="SentAt">When it was asked for. The code itself is in the message only: <see cref="ContactCode"/>.</param>
/// <param name="Failures">Wrong codes typed in so far.</param>
public sealed record Verification(Instant SentAt, int Failures);

/// <param name="After">Since the person was paged.</param>
public sealed record NotificationRule(Duration After, string MethodId);
