using NodaTime;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Functions.Entitlements;

/// <summary>What an account's plan grants, and what of it is used, reserved and left.</summary>
/// <param name="Services">Ids of the catalog's services.</param>
/// <param name="Iem">Null: the plan grants no sessions.</param>
sealed record EntitlementsView(string AccountId, string Plan, IReadOnlyList<string> Services, IemEntitlementView? Iem);

/// <summary>Sessions of infrastructure event management.</summary>
/// <param name="DaysPerSession">Consecutive calendar days.</param>
/// <param name="NoticeBusinessDays">So many are recommended between the request and the first day.</param>
/// <param name="FurtherDay">What a day beyond costs; null: none can be bought.</param>
/// <param name="Next">The service year to come; null: the plan ends with this one.</param>
sealed record IemEntitlementView(
    int DaysPerSession, int NoticeBusinessDays, DayPrice? FurtherDay, ServiceYear ServiceYear, SessionCount Sessions, IEnumerable<ClaimView> Claims, NextYearView? Next);

/// <summary>A session that is reserved or used, and by which request.</summary>
/// <param name="Complimentary">False: all its days are bought.</param>
sealed record ClaimView(string RequestId, LocalDate FirstDay, LocalDate LastDay, int FurtherDays, bool Complimentary);

sealed record NextYearView(ServiceYear ServiceYear, SessionCount Sessions, IEnumerable<ClaimView> Claims);
