using NodaTime;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Iem;

/// <summary>What a request takes of its account's entitlements.</summary>
public static class IemClaims
{
    /// <summary>The claim that its days make.</summary>
    public static Claim Of(IemRequest request) => new(
        $"{request.Id}-{request.Revision}",
        request.Id,
        ServiceIds.Iem,
        UsesSession: request.Days.Count > request.FurtherDays,
        request.FirstDay,
        request.LastDay,
        request.FurtherDays,
        request.Days.StartsAt,
        request.UpdatedAt);

    /// <summary>From the begin of the first day to the end of the last one, in the customer's zone.</summary>
    public static (Instant From, Instant To) Window(IemRequest request) => (request.Days.StartsAt, request.Days.EndsAt);

    /// <summary>Id of the claim that the next move of its days would make.</summary>
    public static string Moving(IemRequest request) => $"{request.Id}-{request.Revision + 1}";

    /// <summary>The claim by which it stands; null once the session is given back: it ended before it began.</summary>
    public static Claim? Stands(IemRequest request) => request.Status switch
    {
        IemStatus.Rejected or IemStatus.NoGo => null,
        IemStatus.Cancelled when request.EndedAt < request.Days.StartsAt => null,
        _ => Of(request),
    };
}
