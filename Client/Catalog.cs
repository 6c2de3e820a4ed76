namespace SupportFlows.Client;

/// <summary>What the vendor offers. More of it is in <see cref="Answer.Json"/>.</summary>
public sealed record Catalog : Answer
{
    /// <summary>The first one is free and for everyone.</summary>
    public required IReadOnlyList<Plan> Plans { get; init; }

    /// <summary>From the least.</summary>
    public required IReadOnlyList<SeverityCriterion> Severities { get; init; }

    /// <summary>That plans may include.</summary>
    public required IReadOnlyList<Service> Services { get; init; }
}

/// <summary>What one support plan promises. Names are by language tag (<c>en</c>, <c>zh-Hans</c>), targets by severity: one that is absent is not covered.</summary>
public sealed record Plan
{
    /// <summary>Such as <c>enterprise</c>.</summary>
    public required string Id { get; init; }

    /// <summary>By language tag.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>Of <c>ticket</c>, <c>phone</c>, <c>im-group</c>.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Who works on its tickets.</summary>
    public string? HandledBy { get; init; }

    /// <summary>Time to the first human reply, by severity.</summary>
    public required IReadOnlyDictionary<string, TimeSpan> FirstResponse { get; init; }

    /// <summary>Time from each customer's message to the next reply, by severity. Null: not promised.</summary>
    public IReadOnlyDictionary<string, TimeSpan>? NextResponse { get; init; }

    /// <summary>Time to the solution, by severity. Null: not promised.</summary>
    public IReadOnlyDictionary<string, TimeSpan>? Resolution { get; init; }

    /// <summary>Ids of the further services that it includes.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Id of the support hours that targets are counted in. Null: all hours.</summary>
    public string? Hours { get; init; }
}

/// <summary>By what a severity is judged; all of it by language tag.</summary>
/// <param name="Id">One of <see cref="Client.Severities"/>.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Criterion">What has to be so.</param>
/// <param name="Examples">Of it.</param>
public sealed record SeverityCriterion(
    string Id, IReadOnlyDictionary<string, string> Name, IReadOnlyDictionary<string, string> Criterion, IReadOnlyDictionary<string, string> Examples);

/// <summary>A service that plans may include.</summary>
/// <param name="Id">Such as <c>iem</c>.</param>
/// <param name="Name">By language tag.</param>
public sealed record Service(string Id, IReadOnlyDictionary<string, string> Name);
