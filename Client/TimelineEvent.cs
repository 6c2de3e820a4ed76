namespace SupportFlows.Client;

/// <summary>One entry of a timeline: who, what, when, from which channel. Never rewritten.</summary>
public sealed record TimelineEvent : Answer
{
    /// <summary>From 1. A customer does not see every number.</summary>
    public required int Number { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened, such as <c>replied</c> or <c>clock-missed</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Who did it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>By which way, such as <c>api</c>, <c>sms</c> or <c>form:typeform</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>What belongs to it, by name.</summary>
    public IReadOnlyDictionary<string, string?> Details { get; init; } = new Dictionary<string, string?>();

    /// <summary>The words of a reply or note.</summary>
    public string? Body { get; init; }

    /// <summary>False: only staff see it.</summary>
    public bool Public { get; init; }
}

/// <summary>Whoever did something.</summary>
/// <param name="Kind"><c>customer</c>, <c>staff</c> or <c>system</c>.</param>
/// <param name="Id">A person's id, a contact's address, or the rule that acted.</param>
/// <param name="Name">As people call it.</param>
public sealed record Actor(string Kind, string Id, string Name);
