namespace SupportFlows.Client;

/// <summary>A request for help as it stands.</summary>
public sealed record Ticket : Answer
{
    /// <summary>Opaque.</summary>
    public required string Id { get; init; }

    /// <summary>The number that whoever filed it knows it by.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Null: the sender is unknown, and the ticket waits to be looked at under the free plan.</summary>
    public string? AccountId { get; init; }

    /// <summary>In force when it was accepted.</summary>
    public required string Plan { get; init; }

    /// <summary>In a line.</summary>
    public required string Subject { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Description { get; init; }

    /// <summary>Of the vendor's products, the one that it is about.</summary>
    public string? Product { get; init; }

    /// <summary>Of others' software, the one that it is about.</summary>
    public Software? Software { get; init; }

    /// <summary>Who asked.</summary>
    public required Contact Contact { get; init; }

    /// <summary>One of <see cref="TicketStatuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>What was asked for and what is owed.</summary>
    public required TicketSeverity Severity { get; init; }

    /// <summary>Whether the plan helps with this.</summary>
    public required ScopeVerdict Scope { get; init; }

    /// <summary>Person's id. Null: nobody yet.</summary>
    public string? Assignee { get; init; }

    /// <summary>The promises with a deadline: at most one of each kind, running or the last one.</summary>
    public IReadOnlyList<TicketClock> Clocks { get; init; } = [];

    /// <summary>The staff's own; null for a customer.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Email addresses told of every public reply.</summary>
    public IReadOnlyList<string> Watchers { get; init; } = [];

    /// <summary>When the promise began.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When anything last happened to it.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Null: it is not resolved.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Null: it is not closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Id of the ticket that it is a duplicate of.</summary>
    public string? MergedInto { get; init; }
}
