namespace SupportFlows.Client;

/// <summary>What an event is worked through with; filled in by and by.</summary>
public sealed record IemPlan
{
    /// <summary>By what it is known to have gone well.</summary>
    public string? SuccessCriteria { get; init; }

    /// <summary>Where everybody meets while it runs: an address or a number.</summary>
    public string? Bridge { get; init; }

    /// <summary>What is there, region by region.</summary>
    public IReadOnlyList<RegionResource> Resources { get; init; } = [];

    /// <summary>The peak as a multiple of the ordinary traffic.</summary>
    public decimal? TrafficMultiple { get; init; }

    /// <summary>What is done.</summary>
    public ActionPlan? Primary { get; init; }

    /// <summary>How it is taken back.</summary>
    public ActionPlan? Rollback { get; init; }

    /// <summary>Who is called when, first to last.</summary>
    public IReadOnlyList<EscalationStep> Escalation { get; init; } = [];
}

/// <summary>Something that is there in a region.</summary>
/// <param name="Region">Such as <c>ap-east</c>.</param>
/// <param name="Resource">Such as <c>load balancer</c>.</param>
/// <param name="Amount">In words.</param>
public sealed record RegionResource(string Region, string Resource, string? Amount = null);

/// <summary>What is done, and by whom.</summary>
/// <param name="Steps">In words.</param>
/// <param name="Trigger">What sets it off.</param>
/// <param name="Owner">Who says so.</param>
/// <param name="Verification">How it is known that it worked.</param>
public sealed record ActionPlan(string Steps, string? Trigger = null, string? Owner = null, string? Verification = null);

/// <summary>Somebody who is called.</summary>
/// <param name="Who">By name.</param>
/// <param name="Reach">By which way.</param>
/// <param name="After">So much trouble.</param>
public sealed record EscalationStep(string Who, string? Reach = null, TimeSpan? After = null);
