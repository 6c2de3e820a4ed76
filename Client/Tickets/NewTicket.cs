namespace SupportFlows.Client;

/// <summary>A request for help.</summary>
public sealed record NewTicket
{
    /// <summary>In a line.</summary>
    public required string Subject { get; init; }

    /// <summary>What is wrong. The whole request takes at most 64 KiB.</summary>
    public required string Description { get; init; }

    /// <summary>One of <see cref="Severities"/>.</summary>
    public required string Severity { get; init; }

    /// <summary>Who asks, and is told.</summary>
    public required Contact Contact { get; init; }

    /// <summary>The caller's own number: the same one again is the same ticket. Null: <see cref="CommandOptions.IdempotencyKey"/> tells repeats apart.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Of the vendor's products, the one that it is about.</summary>
    public string? Product { get; init; }

    /// <summary>Of others' software, the one that it is about.</summary>
    public Software? Software { get; init; }

    /// <summary>For staff; a customer's key files for its own account. Null: found by the contact's address.</summary>
    public string? AccountId { get; init; }
}

/// <summary>Which tickets to list; null: of any.</summary>
public sealed record TicketQuery
{
    /// <summary>One of <see cref="TicketStatuses"/>.</summary>
    public string? Status { get; init; }

    /// <summary>Account's id, for staff; a customer's key lists its own.</summary>
    public string? Account { get; init; }

    /// <summary>Person's id.</summary>
    public string? Assignee { get; init; }

    /// <summary>With a clock due before this.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>How many to fetch at a time. Null: the server's standard.</summary>
    public int? PageSize { get; init; }
}
