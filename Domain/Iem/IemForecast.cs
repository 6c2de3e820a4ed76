using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Domain.Iem;

/// <summary>What asking for these days would mean, said before anybody asks. Nothing is reserved by it.</summary>
/// <param name="Holidays">Between today and the first day, not counted as business days.</param>
/// <param name="MadeUp">Weekend days between them that were counted.</param>
/// <param name="Sessions">Of the service year in which the days would count.</param>
/// <param name="FurtherDays">To be bought: those beyond a session, or all of them when none is left.</param>
/// <param name="Price">Of a further day; null: none can be bought in the account's region.</param>
/// <param name="DecideBy">If it were asked for now.</param>
/// <param name="Milestones">If it were approved now.</param>
public sealed record IemForecast(
    PlannedDays Days,
    IemNotice Notice,
    IReadOnlyList<NotableDay> Holidays,
    IReadOnlyList<NotableDay> MadeUp,
    ServiceYear Year,
    SessionCount Sessions,
    int FurtherDays,
    DayPrice? Price,
    Instant DecideBy,
    IReadOnlyList<Milestone> Milestones)
{
    public bool UsesSession => Days.Count > FurtherDays;

    /// <param name="ledger">Of the account.</param>
    /// <exception cref="RefusalException">Such days cannot be had: all that is wrong with them at once.</exception>
    public static IemForecast Of(IemSetting setting, EntitlementLedger ledger, string? firstDay, string? lastDay, string? timeZone, Instant now)
    {
        var faults = new FieldFaults();
        var (first, last) = (IemDaysRule.Day(faults, "firstDay", firstDay), IemDaysRule.Day(faults, "lastDay", lastDay));
        var policy = setting.Catalog.Iem;
        // That days have to be bought is said as such; it is no fault.
        var beyond = first is { } from && last is { } to && policy is not null ? Math.Max(0, Period.DaysBetween(from, to) + 1 - policy.DaysPerSession) : 0;
        var good = IemDaysRule.Check(faults, setting, first, last, IemOrderRule.Zone(faults, timeZone), beyond, now);
        faults.Throw("The event cannot be on these days.");

        var (days, calendar, today) = (good!.Days, setting.Calendars[setting.Account!.Region], now.InZone(good.Days.Zone).Date);
        var sessions = ledger.Count(good.Year, ServiceIds.Iem, policy!.SessionsPerYear, now);
        return new IemForecast(
            days,
            good.Notice,
            NotableDays.Holidays(calendar, today, days.First),
            NotableDays.MadeUp(calendar, today, days.First),
            good.Year,
            sessions,
            sessions.Left > 0 ? beyond : days.Count,
            policy.PriceIn(setting.Account.Region),
            IemApprovals.DecideBy(policy, good.Notice, days.StartsAt, now),
            MilestonePlan.Make(policy.Milestones, days, calendar, now, policy.CatchUp, _ => null));
    }
}
