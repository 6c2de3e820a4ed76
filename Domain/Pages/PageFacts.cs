using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Pages;

/// <summary>What a decision knows.</summary>
/// <param name="News">Timeline events after <see cref="Page.DecidedEvent"/>, in order.</param>
/// <param name="People">All of the staff.</param>
/// <param name="Responders">By person id.</param>
/// <param name="OnCallAt">Ids of the people whom a schedule names at an instant; none for a schedule that is not there any more.</param>
public sealed record PageFacts(
    Page Page,
    IReadOnlyList<TimelineEvent> News,
    IReadOnlyList<Person> People,
    IReadOnlyDictionary<string, Responder> Responders,
    Func<string, Instant, IReadOnlyList<string>> OnCallAt)
{
    /// <summary>By message key: of the messages of <see cref="KeysOf"/>.</summary>
    public IReadOnlyDictionary<string, MessageFate> Fates { get; init; } = new Dictionary<string, MessageFate>();

    /// <summary>Null: the page is about no ticket, or the ticket still needs somebody.</summary>
    public TicketAnswer? Ticket { get; init; }

    /// <summary>Of any policy, past ones or not.</summary>
    public IReadOnlyList<MaintenanceWindow> Maintenance { get; init; } = [];

    /// <summary>The messages whose fate matters to the next decision: those of which it is not known that they arrived.</summary>
    public static IReadOnlyList<string> KeysOf(Page page) =>
        page.Status == PageStatus.Triggered
            ? [.. page.Notifications.Where(n => n.State is NotificationState.Offered or NotificationState.Failed).Select(n => n.Key)]
            : [];
}

/// <summary>An outbox row, as far as a page cares.</summary>
/// <param name="NextAttemptAt">While it waits: not before this.</param>
/// <param name="TakenAt">When the provider took it.</param>
/// <param name="AskedAt">When the provider was last asked what became of it, whether or not it could tell.</param>
/// <param name="Error">What the provider said to the last attempt that failed.</param>
public sealed record MessageFate(MessageStage Stage, Instant NextAttemptAt, Instant? TakenAt = null, Receipt? Receipt = null, Instant? AskedAt = null, string? Error = null);

public enum MessageStage
{
    /// <summary>Not taken yet; with an error when it was tried.</summary>
    Waiting,
    Taken,
    Failed,
    Withdrawn,
}

/// <summary>Why the ticket needs nobody woken any more.</summary>
/// <param name="By">Who answered, resolved, closed or merged it.</param>
/// <param name="At">When; what happened before the page was raised last does not count.</param>
public sealed record TicketAnswer(TicketAnswerKind Kind, Actor By, Instant At);

public enum TicketAnswerKind
{
    Answered,
    Resolved,
    Closed,
    Merged,
}

/// <summary>What follows from the facts at an instant.</summary>
/// <param name="Page">Its <see cref="Page.DecidedEvent"/> and <see cref="Page.WakeAt"/> are those of this decision.</param>
/// <param name="Withdraw">Keys of messages that nobody needs any more: unsent they are not sent, and a call that rings is ended.</param>
/// <param name="Ask">Keys of messages whose provider is to be asked now what became of them.</param>
/// <param name="Finished">Nothing will ever be due by itself again, unless somebody raises it.</param>
public sealed record PageDecision(
    Page Page, IReadOnlyList<TimelineEvent> Events, IReadOnlyList<Notice> Notices, IReadOnlyList<string> Withdraw, IReadOnlyList<string> Ask, bool Finished);
