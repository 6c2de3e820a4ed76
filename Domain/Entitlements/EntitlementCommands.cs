using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Entitlements;

/// <summary>Reserves and gives back. Every change is the whole truth about one request, so that it can be made again.</summary>
public static class EntitlementCommands
{
    public const string Claimed = "claimed";
    public const string GivenBack = "given-back";

    /// <summary>The request stands by the claim.</summary>
    public const string Settled = "settled";

    const string Channel = "system";

    /// <summary>How long a claim counts whose request is not to be found.</summary>
    public static readonly Duration Unsettled = Duration.FromMinutes(10);

    /// <summary>Takes a session, unless others have taken all.</summary>
    /// <param name="granted">Sessions of the year.</param>
    /// <param name="gone">Ids of claims by which no request stands.</param>
    /// <param name="buy">What to do when none is left.</param>
    /// <exception cref="RefusalException">Conflict: none is left. It says what is used.</exception>
    public static Change<EntitlementLedger> Claim(
        EntitlementLedger? before, string accountId, Claim wanted, ServiceYear year, int granted, IReadOnlySet<string> gone, string buy, Actor actor)
    {
        var known = before ?? new EntitlementLedger { Id = accountId };
        // The same name with other days is another claim: a request that died may come again with others, and two may move one event at once.
        // One that no longer counts is made anew: its time begins again.
        if (known.Claims.Any(c => IsSame(c, wanted) && !gone.Contains(c.Id))) return new Change<EntitlementLedger>(known, []);
        var living = known with { Claims = [.. known.Claims.Where(c => !gone.Contains(c.Id))] };
        var taken = living.Of(year, wanted.Service, except: wanted.RequestId);
        if (wanted.UsesSession && taken.Count >= granted)
        {
            var days = string.Join("; ", taken.Select(c => $"{c.RequestId}, {Day(c.FirstDay)} to {Day(c.LastDay)}"));
            throw new RefusalException(
                RefusalKind.Conflict,
                "No complimentary session is left.",
                new FieldError("entitlement", $"{taken.Count} of {granted} sessions of the service year from {Wire.Text(year.From)} to {Wire.Text(year.To)} are used or reserved ({days}); 0 are left. {buy}"));
        }

        return Done(living with { Claims = [.. living.Claims, wanted] }, Claimed, wanted, actor, wanted.At);
    }

    /// <summary>Makes the claims of a request what it says: this one, or none.</summary>
    /// <param name="stands">The claim by which the request stands; null gives the session back.</param>
    /// <param name="moving">Id of the claim of a move that may be under way: while it is fresh it stays.</param>
    public static Change<EntitlementLedger> Settle(
        EntitlementLedger? before, string accountId, string requestId, Claim? stands, string? moving, Actor actor, Instant now)
    {
        var known = before ?? new EntitlementLedger { Id = accountId };
        var its = known.Claims.Where(c => c.RequestId == requestId && !(c.Id == moving && !c.Settled && now < c.At + Unsettled)).ToList();
        var wanted = stands is null ? null : stands with { Settled = true, At = its.Find(c => c.Id == stands.Id)?.At ?? now };
        if (wanted is null ? its.Count == 0 : its.Count == 1 && its[0] == wanted) return new Change<EntitlementLedger>(known, []);
        var others = known.Claims.Except(its);
        return wanted is null
            ? Done(known with { Claims = [.. others] }, GivenBack, its[^1], actor, now)
            : Done(known with { Claims = [.. others, wanted] }, its.Any(c => c.Id == wanted.Id) ? Settled : Claimed, wanted, actor, now);
    }

    /// <summary>Takes back a claim that nothing came of.</summary>
    public static Change<EntitlementLedger> Release(EntitlementLedger? before, string accountId, Claim made, Actor actor, Instant now)
    {
        var known = before ?? new EntitlementLedger { Id = accountId };
        return known.Claims.FirstOrDefault(c => IsSame(c, made) && !c.Settled) is { } claim
            ? Done(known with { Claims = [.. known.Claims.Where(c => c != claim)] }, GivenBack, claim, actor, now)
            : new Change<EntitlementLedger>(known, []);
    }

    static bool IsSame(Claim one, Claim other) => one with { At = other.At, Settled = other.Settled } == other;

    static Change<EntitlementLedger> Done(EntitlementLedger next, string type, Claim claim, Actor actor, Instant now)
    {
        var details = Details.Of(
            ("service", claim.Service), ("request", claim.RequestId), ("claim", claim.Id), ("firstDay", Day(claim.FirstDay)), ("lastDay", Day(claim.LastDay)),
            ("session", claim.UsesSession ? "complimentary" : "bought"), ("furtherDays", claim.FurtherDays == 0 ? null : $"{claim.FurtherDays}"));
        return new Change<EntitlementLedger>(next with { LastEvent = next.LastEvent + 1 }, [new TimelineEvent(next.LastEvent + 1, now, type, actor, Channel, details)]);
    }

    static string Day(LocalDate day) => Wire.Text(day);
}
