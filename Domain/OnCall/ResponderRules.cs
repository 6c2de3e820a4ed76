using NodaTime;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Domain.OnCall;

/// <summary>In which order a person's methods are tried.</summary>
public static class ResponderRules
{
    /// <summary>For somebody who set no rules: text, email and chat at once, a call two minutes later.</summary>
    public static IReadOnlyList<NotificationRule> Standard(Responder responder) =>
        [.. responder.Methods
            .Select(m => new NotificationRule(m.Channel == Channel.Voice ? Duration.FromMinutes(2) : Duration.Zero, m.Id))
            .OrderBy(r => r.After)];

    /// <summary>The steps by which this person is paged, earliest first; only methods that can be used.</summary>
    public static IReadOnlyList<(Duration After, ContactMethod Method)> Steps(Responder responder, bool important)
    {
        var set = important ? responder.ImportantRules : responder.DefaultRules;
        var rules = set.Count > 0 ? set : important && responder.DefaultRules.Count > 0 ? responder.DefaultRules : Standard(responder);
        var usable = responder.Methods.Where(m => m.IsUsable).ToDictionary(m => m.Id);
        var first = rules.Select(r => r.After).DefaultIfEmpty(Duration.Zero).Min();
        // Whoever cannot be texted is called when he would have been texted.
        return [.. rules.Where(r => usable.ContainsKey(r.MethodId)).OrderBy(r => r.After).Select((r, n) => (n == 0 ? first : r.After, usable[r.MethodId]))];
    }
}
