using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Calendars;

namespace SupportFlows.Domain.Plans;

/// <summary>Everything that a vendor may change without a rebuild: <c>catalog.json</c>, read and validated at start (SPEC section 1).</summary>
/// <param name="Plans">The first one is free and for everyone: who has no other plan has this.</param>
public sealed record Catalog(
    IReadOnlyList<Plan> Plans,
    IReadOnlyList<SeverityCriterion> Severities,
    IReadOnlyList<Service> Services,
    SupportScope Scope,
    IReadOnlyList<ThirdPartySoftware> ThirdPartySoftware,
    TicketPolicy Tickets,
    IReadOnlyDictionary<string, SupportHours>? Hours = null)
{
    /// <summary>Null: whatever a plan names, no session can be requested.</summary>
    public IemPolicy? Iem { get; init; }

    public Plan Plan(string id) =>
        Plans.FirstOrDefault(p => p.Id == id) ?? throw new KeyNotFoundException($"The catalog has no plan '{id}'; it has {string.Join(", ", Plans.Select(p => p.Id))}. A plan must stay in it while tickets under it are open.");

    /// <summary>The plan in force for an account at an instant; the first one for an unknown sender, or for a plan that the vendor no longer has.</summary>
    public Plan PlanOf(Account? account, Instant at) =>
        Plans.FirstOrDefault(p => p.Id == account?.PlanAt(at)) ?? Plans[0];

    public SupportHours HoursOf(Plan plan) => plan.Hours is { } id && Hours is not null ? Hours[id] : SupportHours.Always;
}

/// <summary>The criterion by which a severity is judged, shown on the form.</summary>
public sealed record SeverityCriterion(
    Severity Id,
    IReadOnlyDictionary<string, string> Name,
    IReadOnlyDictionary<string, string> Criterion,
    IReadOnlyDictionary<string, string> Examples);

public sealed record Service(string Id, IReadOnlyDictionary<string, string> Name);

/// <summary>What the plans help with, what they do not, and activities that are only advised on.</summary>
public sealed record SupportScope(IReadOnlyList<string> Included, IReadOnlyList<string> Excluded);

/// <summary>Listed third-party software: from which version, where it came from, and what is and is not helped with.</summary>
/// <param name="Names">Every spelling a customer may use, lower case.</param>
/// <param name="MinimumVersion">Inclusive; null when any version of the listed source is helped with.</param>
public sealed record ThirdPartySoftware(
    string Id,
    IReadOnlyList<string> Names,
    string Source,
    string? MinimumVersion,
    IReadOnlyList<string> Helps,
    IReadOnlyList<string> DoesNotHelp);
