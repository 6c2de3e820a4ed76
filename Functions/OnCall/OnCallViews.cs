using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.OnCall;

namespace SupportFlows.Functions.OnCall;

/// <summary>The records as they are on the wire: without what only decisions need, and without anything about a code.</summary>
static class OnCallViews
{
    public static object Of(Schedule s) => new { s.Id, s.Name, s.TimeZone, s.Layers, s.Overrides, s.Temporary, s.Owners };

    public static object Of(EscalationPolicy p) => new { p.Id, p.Name, p.Levels, p.Repeat, p.LastResort, p.LastResortEvery, p.RepageAfter, p.Maintenance };

    public static object Of(Responder r) => new
    {
        r.Id,
        Methods = r.Methods.Select(m => new { m.Id, m.Channel, m.Address, m.VerifiedAt, m.StoppedAt, CodeSentAt = m.Verification?.SentAt }),
        NotificationRules = new { Default = r.DefaultRules, Important = r.ImportantRules },
    };

    public static IEnumerable<object> People(IEnumerable<string> ids, IReadOnlyList<Person> staff) =>
        ids.Select(id => new { id, staff.FirstOrDefault(p => p.Id == id)?.Name });
}
