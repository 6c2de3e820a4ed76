using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using SupportFlows.Functions.Http;
using Duty = SupportFlows.Domain.OnCall.OnCall;

namespace SupportFlows.Functions.OnCall;

/// <summary>The records as they are on the wire: without what only decisions need, and without anything about a code.</summary>
static class OnCallViews
{
    public static ScheduleView Of(Schedule s) => new(s.Id, s.Name, s.TimeZone, s.Layers, s.Overrides, s.Temporary, s.Owners);

    public static PolicyView Of(EscalationPolicy p) => new(p.Id, p.Name, p.Levels, p.Repeat, p.LastResort, p.LastResortEvery, p.RepageAfter, p.Maintenance);

    public static ResponderView Of(Responder r) => new(
        r.Id,
        r.Methods.Select(m => new ContactMethodView(m.Id, m.Channel, m.Address, m.VerifiedAt, m.StoppedAt, m.Verification?.SentAt)),
        new NotificationRules(r.DefaultRules, r.ImportantRules));

    /// <summary>Who is on call at an instant, until when, and who is then; nothing within 400 days: <c>until</c> is null.</summary>
    public static OnDutyView OnDuty(Schedule schedule, Instant at, IReadOnlyList<Person> staff)
    {
        var until = Duty.NextChange(schedule, at);
        return new OnDutyView(
            new ScheduleName(schedule.Id, schedule.Name), People(Duty.At(schedule, at), staff), until, until is { } then ? People(Duty.At(schedule, then), staff) : null);
    }

    public static IEnumerable<PersonName> People(IEnumerable<string> ids, IReadOnlyList<Person> staff) =>
        ids.Select(id => new PersonName(id, staff.FirstOrDefault(p => p.Id == id)?.Name));
}

/// <summary>Who is on call when. Temporary schedules lie over overrides, overrides over layers, a later layer over an earlier one.</summary>
/// <param name="TimeZone">tz database id: the zone of every layer that names none.</param>
/// <param name="Owners">People told of a gap ahead.</param>
sealed record ScheduleView(
    string Id, string Name, string TimeZone, IReadOnlyList<Layer> Layers, IReadOnlyList<Override> Overrides, IReadOnlyList<TemporarySchedule> Temporary, IReadOnlyList<string> Owners);

/// <summary>Who is paged, and who next when nobody answers. Frozen into a page when it starts.</summary>
/// <param name="Repeat">How often all levels are gone through again after the first time.</param>
/// <param name="LastResort">Paged when all rounds ended unanswered, and again and again until somebody answers.</param>
/// <param name="RepageAfter">An acknowledged page that nobody touches for so long is paged again from the first level; null is never.</param>
sealed record PolicyView(
    string Id, string Name, IReadOnlyList<EscalationLevel> Levels, int Repeat, Target? LastResort, Duration LastResortEvery, Duration? RepageAfter, IReadOnlyList<MaintenanceWindow> Maintenance);

/// <summary>How a member of staff is reached when paged.</summary>
/// <param name="Id">The person's.</param>
sealed record ResponderView(string Id, IEnumerable<ContactMethodView> Methods, NotificationRules NotificationRules);

/// <param name="VerifiedAt">Null: nobody has shown that it reaches the person, and no page goes there.</param>
/// <param name="StoppedAt">The owner of the number said STOP: no page goes there until START.</param>
/// <param name="CodeSentAt">When the code that is waited for was asked for.</param>
sealed record ContactMethodView(string Id, Channel Channel, string Address, Instant? VerifiedAt, Instant? StoppedAt, Instant? CodeSentAt);

/// <summary>In the order of their times. Empty: standard ones.</summary>
/// <param name="Important">The same for an important page.</param>
sealed record NotificationRules(IReadOnlyList<NotificationRule> Default, IReadOnlyList<NotificationRule> Important);

/// <param name="People">Nobody, when it is empty.</param>
/// <param name="Until">When that changes; null: not within 400 days.</param>
/// <param name="Next">Who is on call then.</param>
sealed record OnDutyView(ScheduleName Schedule, IEnumerable<PersonName> People, Instant? Until, IEnumerable<PersonName>? Next);

/// <summary>Who is on call by every schedule.</summary>
sealed record OnDutyEverywhereView(Instant At, IEnumerable<OnDutyView> Items, string? Continuation);

/// <summary>The shifts within a span.</summary>
/// <param name="To">Exclusive.</param>
sealed record ShiftListView(Instant From, Instant To, IEnumerable<ShiftView> Items);

/// <summary>The spans with nobody on call, within a span.</summary>
/// <param name="To">Exclusive.</param>
sealed record GapListView(Instant From, Instant To, IEnumerable<SpanView> Items);

/// <param name="Source">Where the schedule says so.</param>
sealed record ShiftView(Instant From, Instant To, IEnumerable<PersonName> People, ShiftSource Source);

/// <summary>The address of a calendar: whoever has it reads it.</summary>
sealed record CalendarAddressView(string Url, Instant ExpiresAt);

sealed record ScheduleName(string Id, string Name);

/// <param name="Name">Null: of somebody who is no longer on the staff.</param>
sealed record PersonName(string Id, string? Name);
