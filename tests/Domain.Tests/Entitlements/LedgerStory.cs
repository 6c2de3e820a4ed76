using NodaTime;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Timelines;
using static SupportFlows.Domain.Tests.Entitlements.YearGiven;

namespace SupportFlows.Domain.Tests.Entitlements;

/// <summary>The ledger of an account whose service years are those of the calendar, and what requests do to it. Three sessions a year.</summary>
sealed class LedgerStory
{
    public const int Granted = 3;

    public static readonly Instant Noon = Berliner(2026, 3, 2, 12);

    public EntitlementLedger? Ledger { get; private set; }

    public Instant Now { get; set; } = Noon;

    public HashSet<string> Gone { get; } = [];

    public List<TimelineEvent> Timeline { get; } = [];

    public static ServiceYear Year(int year) => new(Berliner(year, 1, 1), Berliner(year + 1, 1, 1));

    /// <summary>As <c>e1-0</c>: the request, and which of its moves.</summary>
    public static Claim Of(string id, string day = "2026-06-01", bool session = true, int further = 0)
    {
        var first = Iem.IemGiven.Day(day);
        return new Claim(id, id[..id.IndexOf('-', StringComparison.Ordinal)], ServiceIds.Iem, session, first, first.PlusDays(1), further, Berlin.AtStartOfDay(first).ToInstant(), Noon);
    }

    public LedgerStory Claim(string id, string day = "2026-06-01", bool session = true) => Claim(Of(id, day, session));

    public LedgerStory Claim(Claim claim) => Apply(EntitlementCommands.Claim(
        Ledger, "shop", claim with { At = Now }, Year(claim.FirstDay.Year), Granted, Gone, "Buy days.", Given.Customer));

    public LedgerStory Settle(string requestId, Claim? stands, string? moving = null) =>
        Apply(EntitlementCommands.Settle(Ledger, "shop", requestId, stands, moving, Actor.System, Now));

    public LedgerStory Release(Claim claim) => Apply(EntitlementCommands.Release(Ledger, "shop", claim, Actor.System, Now));

    public IEnumerable<string> Ids => (Ledger?.Claims ?? []).Select(c => c.Id);

    public int Taken(int year) => Ledger?.Of(Year(year), ServiceIds.Iem).Count ?? 0;

    public IEnumerable<string> Said()
    {
        var said = Timeline.Select(e => $"{e.Type} {e.Details["claim"]}").ToList();
        Timeline.Clear();
        return said;
    }

    LedgerStory Apply(Change<EntitlementLedger> change)
    {
        var known = Ledger?.LastEvent ?? 0;
        Assert.Equal(Enumerable.Range(known + 1, change.Events.Count), change.Events.Select(e => e.Number));
        Assert.Equal(known + change.Events.Count, change.State.LastEvent);
        Timeline.AddRange(change.Events);
        Ledger = change.State;
        return this;
    }
}
