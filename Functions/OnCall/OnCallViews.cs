using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.OnCall;
using Duty = SupportFlows.Domain.OnCall.OnCall;

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

    /// <summary>Who is on call at an instant, until when, and who is then; nothing within 400 days: <c>until</c> is null.</summary>
    public static object OnDuty(Schedule schedule, Instant at, IReadOnlyList<Person> staff)
    {
        var until = Duty.NextChange(schedule, at);
        return new
        {
            schedule = new { schedule.Id, schedule.Name },
            people = People(Duty.At(schedule, at), staff),
            until,
            next = until is { } then ? People(Duty.At(schedule, then), staff) : null,
        };
    }

    public static IEnumerable<object> People(IEnumerable<string> ids, IReadOnlyList<Person> staff) =>
        ids.Select(id => new { id, staff.FirstOrDefault(p => p.Id == id)?.Name });
}
