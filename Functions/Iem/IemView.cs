using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Functions.Iem;

/// <summary>A request as its readers see it.</summary>
static class IemView
{
    public static object Of(IemRequest r, IemPolicy policy)
    {
        var (startsAt, endsAt) = IemClaims.Window(r);
        return new
        {
            r.Id,
            r.ExternalId,
            r.AccountId,
            r.Event,
            r.Status,
            r.FirstDay,
            r.LastDay,
            r.TimeZone,
            startsAt,
            endsAt,
            r.ExpectedPeak,
            r.Products,
            r.Contacts,
            r.Plan,
            Tam = r.TamId,
            Notice = new { businessDays = r.Notice.Days, recommended = r.Notice.Wanted, expedited = r.Notice.IsShort },
            r.DecideBy,
            r.Approval,
            Session = new { complimentary = IemClaims.Of(r).UsesSession, givenBack = IemClaims.Stands(r) is null, r.FurtherDays },
            Quotes = r.Quotes.Select(Quoted),
            Milestones = r.Milestones.Select(m => Milestone(m, r, policy)),
            Scorecard = policy.Scorecard.Select(i => new { i.Id, i.Area, i.Name, Answer = r.Scorecard.FirstOrDefault(a => a.Item == i.Id) is { } a ? new { a.Light, a.Note } : null }),
            r.Risks,
            r.Roster,
            RosterGaps = r.Roster.Count == 0 ? null : IemRoster.Gaps(r).Select(g => new { from = g.Start, to = g.End }),
            r.Gate,
            r.LastUpdate,
            r.StatusAt,
            UncoveredSince = r.UncoveredSince,
            r.StartedAt,
            r.Report,
            r.Closing,
            r.Survey,
            r.AcceptedAt,
            r.UpdatedAt,
            r.EndedAt,
        };
    }

    static object Quoted(Quote q) => new { q.Id, q.Days, q.PerDay, q.Amount, q.Currency, q.ValidUntil, q.ExtendsTo, q.State, q.AcceptedBy, q.AcceptedAt, q.PurchaseReference };

    static object Milestone(Milestone m, IemRequest r, IemPolicy policy)
    {
        // What a customer's plan covers is told as an event of its own.
        var failed = IemChecks.Failed(policy, r, m, isCovered: r.UncoveredSince is null);
        return new
        {
            m.Id,
            m.Template.Name,
            m.State,
            m.DueAt,
            Owner = m.OwnerId,
            m.RemindedAt,
            m.MissedAt,
            m.EscalatedAt,
            m.DoneAt,
            m.DoneBy,
            m.Note,
            Deliverables = m.Template.Deliverables.Select(d => new { d.Id, d.Name, m.Handed.FirstOrDefault(h => h.Deliverable == d.Id)?.Link }),
            Checks = m.Template.Checks.Select(c => new { c.Id, c.Blocks, Passes = failed.All(f => f.Id != c.Id), failed.FirstOrDefault(f => f.Id == c.Id)?.Why }),
        };
    }
}
