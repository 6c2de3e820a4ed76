using NodaTime;
using SupportFlows.Domain.Engagements;

namespace SupportFlows.Domain.Plans;

/// <summary>What infrastructure event management grants, and how a session is prepared and run (SPEC section 4).</summary>
/// <param name="SessionsPerYear">Complimentary, in each service year.</param>
/// <param name="DaysPerSession">Consecutive calendar days; further ones are bought.</param>
/// <param name="NoticeDays">Business days between the request and the first day that are recommended.</param>
/// <param name="DecideWithin">How long the TAM has for a request with enough notice.</param>
/// <param name="ExpediteWithin">How long for one with less.</param>
/// <param name="QuoteValidFor">How long the price of further days stands.</param>
/// <param name="Prices">By region; <c>*</c> is every other one.</param>
/// <param name="StatusEvery">How often the customer hears how things stand while the event runs.</param>
/// <param name="TeamWait">How long the event team has to answer a page before it goes on to everybody else.</param>
/// <param name="CatchUp">The least time for a milestone that a short notice leaves too late for its day.</param>
public sealed record IemPolicy(
    int SessionsPerYear,
    int DaysPerSession,
    int NoticeDays,
    Duration DecideWithin,
    Duration ExpediteWithin,
    Duration QuoteValidFor,
    IReadOnlyDictionary<string, DayPrice> Prices,
    Duration StatusEvery,
    Duration TeamWait,
    Duration CatchUp,
    IReadOnlyList<ScorecardItem> Scorecard,
    IReadOnlyList<MilestoneTemplate> Milestones)
{
    /// <summary>Of a further day. Null: none can be bought there.</summary>
    public DayPrice? PriceIn(string region) => Prices.GetValueOrDefault(region) ?? Prices.GetValueOrDefault("*");
}

/// <param name="Currency">ISO 4217.</param>
public sealed record DayPrice(decimal PerDay, string Currency);

/// <summary>A question of the readiness scorecard.</summary>
public sealed record ScorecardItem(string Id, ScorecardArea Area, IReadOnlyDictionary<string, string> Name);

public enum ScorecardArea
{
    Service,
    Operations,
    Security,
}
