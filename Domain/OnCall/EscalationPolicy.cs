using NodaTime;

namespace SupportFlows.Domain.OnCall;

/// <summary>Who is paged, and who next when nobody answers. Frozen into a page when it starts.</summary>
public sealed record EscalationPolicy : IRemovable
{
    static readonly Duration FirstWait = Duration.FromMinutes(5);

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<EscalationLevel> Levels { get; init; }

    /// <summary>How often all levels are gone through again after the first time.</summary>
    public int Repeat { get; init; }

    /// <summary>Paged when all rounds ended unanswered, and again every <see cref="LastResortEvery"/> until somebody answers.</summary>
    public Target? LastResort { get; init; }

    public Duration LastResortEvery { get; init; } = Duration.FromMinutes(15);

    /// <summary>An acknowledged page that nobody touches for so long is paged again from the first level; null is never.</summary>
    public Duration? RepageAfter { get; init; }

    /// <summary>Of the policy as it is now, never as it is frozen into a page.</summary>
    public IReadOnlyList<MaintenanceWindow> Maintenance { get; init; } = [];

    public Instant? RemovedAt { get; init; }

    public int LastEvent { get; init; }

    /// <summary>The same, with a level of this one person before the others.</summary>
    public EscalationPolicy Behind(string personId) =>
        this with { Levels = [new EscalationLevel([new Target(TargetKind.Person, personId)], FirstWait), .. Levels] };
}

/// <param name="Wait">Until the next level, when nobody answers.</param>
public sealed record EscalationLevel(IReadOnlyList<Target> Targets, Duration Wait);

/// <param name="Id">Of the person or the schedule.</param>
public sealed record Target(TargetKind Kind, string Id);

public enum TargetKind
{
    Person,
    Schedule,
}

/// <summary>A span in which pages by a policy are kept and not sent: they start when it ends, unless they are closed by then.</summary>
public sealed record MaintenanceWindow(string Id, string PolicyId, Instant From, Instant To, string Reason);
