namespace SupportFlows.Client;

/// <summary>Who is on call by one schedule, until when, and who is then.</summary>
public sealed record Duty : Answer
{
    /// <summary>Whose turns these are.</summary>
    public required ScheduleRef Schedule { get; init; }

    /// <summary>Empty: nobody.</summary>
    public required IReadOnlyList<OnCallPerson> People { get; init; }

    /// <summary>When that changes. Null: not within 400 days.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Who is on call then.</summary>
    public IReadOnlyList<OnCallPerson>? Next { get; init; }
}

/// <summary>A schedule by name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">As people call it.</param>
public sealed record ScheduleRef(string Id, string Name);

/// <summary>Somebody who takes turns.</summary>
/// <param name="Id">Person's id.</param>
/// <param name="Name">Null: no staff has this id any more.</param>
public sealed record OnCallPerson(string Id, string? Name);

/// <summary>When nobody is on call by a schedule.</summary>
public sealed record GapReport : Answer
{
    /// <summary>Start of what was looked at.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Its end.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>In order. Empty: there is always somebody.</summary>
    public required IReadOnlyList<TimeRange> Items { get; init; }
}

/// <summary>A span of time.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record TimeRange(DateTimeOffset From, DateTimeOffset To);
