using NodaTime;
using SupportFlows.Domain.OnCall;

namespace SupportFlows.Web.OnCall;

/// <param name="Me">Who signed in; null: a key of nobody's.</param>
/// <param name="Mine">His shifts, under way and ahead, soonest first.</param>
/// <param name="Gaps">Of the next weeks, soonest first.</param>
/// <param name="MayPlan">Maintenance of a policy.</param>
public sealed record OnCallModel(
    PersonRef? Me, IReadOnlyList<DutyShift> Mine, IReadOnlyList<Duty> Schedules, IReadOnlyList<DutyGap> Gaps, IReadOnlyList<PolicyView> Policies, bool MayPlan);

/// <summary>Who is on call by one schedule, until when, and who is then.</summary>
/// <param name="Until">Null: no change is in sight.</param>
/// <param name="IsAsleep">There for the spans of its temporary schedules only, and none is under way: nobody is missing.</param>
/// <param name="CalendarPath">Where a calendar program reads it.</param>
public sealed record Duty(
    string Id, string Name, DateTimeZone Zone, IReadOnlyList<PersonRef> People, Instant? Until, IReadOnlyList<PersonRef> Next, bool IsAsleep, string CalendarPath);

public sealed record DutyShift(string ScheduleId, string ScheduleName, DateTimeZone Zone, Interval Span, ShiftSource Source);

public sealed record DutyGap(string ScheduleId, string ScheduleName, DateTimeZone Zone, Interval Span);
