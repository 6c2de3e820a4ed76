using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Plans;
using SupportFlows.Web.LaunchEvents;

namespace SupportFlows.Web.Plans;

/// <summary>What an account's plan promises, what the others would, and what was used of it.</summary>
/// <param name="Until">When the subscription ends; null: it runs on, or there is none.</param>
/// <param name="Tam">Null: there is none, or he is gone.</param>
/// <param name="Iem">Null: no plan has guarded launch events.</param>
/// <param name="Years">The service year that runs and the next one that something was reserved in; empty when the plan has no sessions.</param>
/// <param name="Kept">How promises were kept; null when there are too many tickets to count on a page.</param>
public sealed record PlanModel(
    Account Account, Plan Plan, Instant? Until, IReadOnlyList<Plan> Plans, IReadOnlyList<Service> Services, Person? Tam, IemPolicy? Iem, IReadOnlyList<YearUse> Years, PromisesKept? Kept);

/// <param name="Claims">The events that count in it.</param>
public sealed record YearUse(Quota Quota, IReadOnlyList<Claim> Claims);

/// <summary>First responses to the tickets that were filed within the last days.</summary>
public sealed record PromisesKept(int Days, int Filed, int Met, int Missed, int Running);
