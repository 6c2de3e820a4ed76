using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Domain.OnCall;

/// <summary>Whether a page to somebody would go anywhere.</summary>
static class Reach
{
    public static PersonFault Of(string personId, IReadOnlyList<Person> people, IReadOnlyList<Responder> responders)
    {
        if (people.All(p => p.Id != personId)) return new PersonFault(personId, false, [ReachFault.Unknown]);
        var responder = responders.FirstOrDefault(r => r.Id == personId) ?? new Responder { Id = personId };
        var isReachable = Goes(responder, important: false) && Goes(responder, important: true);
        return new PersonFault(personId, isReachable, [.. Faults(responder, isReachable)]);
    }

    static IEnumerable<ReachFault> Faults(Responder responder, bool isReachable)
    {
        var usable = responder.Methods.Where(m => m.IsUsable).ToList();
        if (responder.Methods.All(m => m.VerifiedAt is null)) yield return ReachFault.NothingVerified;
        if (usable.All(m => m.Channel is not (Channel.Sms or Channel.Voice))) yield return ReachFault.NoPhone;
        if (responder.Methods.Any(m => m.VerifiedAt is null)) yield return ReachFault.Unverified;
        if (responder.Methods.Any(m => m.StoppedAt is not null)) yield return ReachFault.Stopped;
        if (usable.Count > 0 && !isReachable) yield return ReachFault.NoRules;
    }

    static bool Goes(Responder responder, bool important) => ResponderRules.Steps(responder, important).Count > 0;
}
