using NodaTime;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Entitlements;

/// <summary>What an account has used and reserved of what its plan grants by the year. One record an account, so that the last one can be had only once.</summary>
public sealed record EntitlementLedger : ITimelined
{
    /// <summary>The account's.</summary>
    public required string Id { get; init; }

    /// <summary>In the order in which they were made; a session that was given back is not among them.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    public int LastEvent { get; init; }

    /// <summary>Of the sessions that a year grants, those claimed by other requests than this one.</summary>
    public IReadOnlyList<Claim> Of(ServiceYear year, string service, string? except = null) =>
        [.. Claims.Where(c => c.Service == service && c.UsesSession && c.RequestId != except && year.Holds(c.StartsAt)).DistinctBy(c => c.RequestId)];

    /// <param name="granted">Sessions of the year.</param>
    public SessionCount Count(ServiceYear year, string service, int granted, Instant now)
    {
        var taken = Of(year, service);
        var used = taken.Count(c => c.StartsAt <= now);
        return new SessionCount(granted, used, taken.Count - used);
    }
}

/// <summary>The sessions of a service year.</summary>
/// <param name="Used">Their days have begun.</param>
public sealed record SessionCount(int Granted, int Used, int Reserved)
{
    public int Left => Math.Max(0, Granted - Used - Reserved);
}

/// <summary>A session, reserved or used. It counts in the service year in which it starts.</summary>
/// <param name="Id">Names the claim: the same one again, for the same days, changes nothing.</param>
/// <param name="RequestId">While its days are being moved, a request has two claims.</param>
/// <param name="UsesSession">False: all its days are bought.</param>
/// <param name="StartsAt">The instant at which its first day begins.</param>
/// <param name="Settled">The request stands by it. One that never was, because the request died with its process, counts for a while and then no more.</param>
public sealed record Claim(
    string Id, string RequestId, string Service, bool UsesSession, LocalDate FirstDay, LocalDate LastDay, int FurtherDays, Instant StartsAt, Instant At, bool Settled = false);
