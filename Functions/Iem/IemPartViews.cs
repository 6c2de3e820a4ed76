using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Functions.Iem;

/// <summary>The price of further days, which the customer accepts or lets pass.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="ExtendsTo">The new last day, of an extension that waits for it; null: the request itself does.</param>
/// <param name="PurchaseReference">The customer's own number for the purchase.</param>
sealed record QuoteView(
    string Id, int Days, decimal PerDay, decimal Amount, string Currency, Instant ValidUntil, LocalDate? ExtendsTo, QuoteState State, Actor? AcceptedBy, Instant? AcceptedAt, string? PurchaseReference)
{
    public static QuoteView Of(Quote q) => new(q.Id, q.Days, q.PerDay, q.Amount, q.Currency, q.ValidUntil, q.ExtendsTo, q.State, q.AcceptedBy, q.AcceptedAt, q.PurchaseReference);
}

/// <param name="Name">By language.</param>
/// <param name="Owner">A person's id.</param>
sealed record MilestoneView(
    string Id,
    IReadOnlyDictionary<string, string> Name,
    MilestoneState State,
    Instant DueAt,
    string? Owner,
    Instant? RemindedAt,
    Instant? MissedAt,
    Instant? EscalatedAt,
    Instant? DoneAt,
    Actor? DoneBy,
    string? Note,
    IEnumerable<MilestoneDeliverable> Deliverables,
    IEnumerable<MilestoneResult> Checks)
{
    public static MilestoneView Of(Milestone m, IemRequest r, IemPolicy policy)
    {
        // What a customer's plan covers is told as an event of its own.
        var failed = IemChecks.Failed(policy, r, m, isCovered: r.UncoveredSince is null);
        return new MilestoneView(
            m.Id,
            m.Template.Name,
            m.State,
            m.DueAt,
            m.OwnerId,
            m.RemindedAt,
            m.MissedAt,
            m.EscalatedAt,
            m.DoneAt,
            m.DoneBy,
            m.Note,
            m.Template.Deliverables.Select(d => new MilestoneDeliverable(d.Id, d.Name, m.Handed.FirstOrDefault(h => h.Deliverable == d.Id)?.Link)),
            m.Template.Checks.Select(c => new MilestoneResult(c.Id, c.Blocks, failed.All(f => f.Id != c.Id), failed.FirstOrDefault(f => f.Id == c.Id)?.Why)));
    }
}

/// <param name="Link">Where it is, or what it says; null: it was not handed in yet.</param>
sealed record MilestoneDeliverable(string Id, IReadOnlyDictionary<string, string> Name, string? Link);

/// <param name="Blocks">While it fails, the milestone cannot be done.</param>
/// <param name="Why">What is missing, and what to do; null when it passes.</param>
sealed record MilestoneResult(string Id, bool Blocks, bool Passes, string? Why);

/// <summary>A question of the readiness scorecard, with its answer.</summary>
sealed record ScorecardView(string Id, ScorecardArea Area, IReadOnlyDictionary<string, string> Name, ScorecardLight? Answer)
{
    public static ScorecardView Of(ScorecardItem item, IemRequest r) => new(
        item.Id, item.Area, item.Name, r.Scorecard.FirstOrDefault(a => a.Item == item.Id) is { } a ? new ScorecardLight(a.Light, a.Note) : null);
}

sealed record ScorecardLight(Light Light, string? Note);
