namespace SupportFlows.Client;

/// <summary>An incident that rings people until one of them answers.</summary>
public sealed record Page : Answer
{
    /// <summary>Opaque.</summary>
    public required string Id { get; init; }

    /// <summary>Where it came from: <c>ticket</c>, <c>iem</c>, <c>api:</c> and a key's id.</summary>
    public required string Source { get; init; }

    /// <summary>With the source it names the page.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Of the ticket that it is about.</summary>
    public string? TicketId { get; init; }

    /// <summary>Id of the escalation policy that it goes by.</summary>
    public required string Policy { get; init; }

    /// <summary>In a line.</summary>
    public required string Subject { get; init; }

    /// <summary>More words.</summary>
    public string? Details { get; init; }

    /// <summary>One of <see cref="Severities"/>, of the ticket.</summary>
    public string? Severity { get; init; }

    /// <summary>People are notified by their rules for important pages.</summary>
    public bool Important { get; init; }

    /// <summary>One of <see cref="PageStatuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>From 1; 0 before the first one began.</summary>
    public int Level { get; init; }

    /// <summary>Why it was raised, the latest last.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Who has it.</summary>
    public PageDeed? Acknowledged { get; init; }

    /// <summary>Who ended it.</summary>
    public PageDeed? Closed { get; init; }

    /// <summary>When the next level is rung. Null: not while it stands as it does.</summary>
    public DateTimeOffset? NextLevelAt { get; init; }

    /// <summary>Everybody was rung, and nobody answered.</summary>
    public DateTimeOffset? UnansweredSince { get; init; }

    /// <summary>End of the maintenance that keeps it from ringing.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>When it was first raised.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last raised.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When anything last happened to it.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What was sent to anybody about it, oldest first; null where it was not asked for, as in a list.</summary>
    public IReadOnlyList<Delivery>? Deliveries { get; init; }

    /// <summary>After a command: who had done it before.</summary>
    public PageDeed? First { get; init; }
}

/// <summary>Who did something to a page, when and how.</summary>
/// <param name="By">Name.</param>
/// <param name="At">When.</param>
/// <param name="Via"><c>sms</c>, <c>voice</c>, <c>link</c> or <c>api</c>, or the page's source.</param>
public sealed record PageDeed(string? By, DateTimeOffset At, string? Via);

/// <summary>One message about a page, and what became of it.</summary>
public sealed record Delivery
{
    /// <summary>Id of whom it was for.</summary>
    public string? Person { get; init; }

    /// <summary><c>sms</c>, <c>voice</c>, <c>email</c>, <c>slack</c> or <c>we-com</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>Enough of it to tell two apart.</summary>
    public required string Address { get; init; }

    /// <summary>Such as <c>sent</c>, <c>delivered</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>News that needs no answer.</summary>
    public bool IsStatus { get; init; }

    /// <summary>When it was written down.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was first offered to the provider.</summary>
    public DateTimeOffset? OfferedAt { get; init; }

    /// <summary>When the provider took it, or it was given up.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>When what the status says happened.</summary>
    public DateTimeOffset? StatusAt { get; init; }

    /// <summary>How often it was offered.</summary>
    public int Attempts { get; init; }

    /// <summary>What the provider said against it.</summary>
    public string? Error { get; init; }
}

/// <summary>An incident to ring people for.</summary>
public sealed record NewPage
{
    /// <summary>Id of an escalation policy.</summary>
    public required string Policy { get; init; }

    /// <summary>In a line: it is read out on the phone.</summary>
    public required string Subject { get; init; }

    /// <summary>More words.</summary>
    public string? Details { get; init; }

    /// <summary>People are notified by their rules for important pages.</summary>
    public bool Important { get; init; }

    /// <summary>The caller's own number: the same one again is the same page.</summary>
    public string? ExternalId { get; init; }
}
