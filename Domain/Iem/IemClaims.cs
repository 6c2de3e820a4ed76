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

    /// <summary>The claim by which it stands; null once the session is given back: it ended before it began.</summary>
    public static Claim? Stands(IemRequest request) => request.Status switch
    {
        IemStatus.Rejected or IemStatus.NoGo => null,
        IemStatus.Cancelled when request.EndedAt < request.Days.StartsAt => null,
        _ => Of(request),
    };
}
