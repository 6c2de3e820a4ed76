using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Iem;

/// <summary>Days that can be had, and what notice they give.</summary>
sealed record GoodDays(PlannedDays Days, IemNotice Notice, ServiceYear Year);

/// <summary>Which days a session may have (SPEC section 4): so many in a row, each of them covered by a plan that has the service, on a calendar that reaches so far.</summary>
static class IemDaysRule
{
    /// <summary>Nobody knows the holidays of later years.</summary>
    const int FarthestDays = 550;

    /// <param name="further">Days that are to be bought.</param>
    /// <param name="had">Further days that it has already.</param>
    /// <returns>Null when there are faults, which are noted.</returns>
    public static GoodDays? Check(FieldFaults faults, IemSetting setting, LocalDate? firstDay, LocalDate? lastDay, string? timeZone, int further, Instant now, int had = 0)
    {
        var isOffered = IsOffered(faults, setting, now);
        if (further < 0) faults.Add("furtherDays", "Give how many days are to be bought, or leave it out.", $"{further}");
        if (firstDay is not { } first || lastDay is not { } last) return null;
        var isOrdered = IsOrdered(faults, first, last);
        if (timeZone is null) return null;

        var zone = DateTimeZoneProviders.Tzdb[timeZone];
        var (days, today) = (new PlannedDays(first, last, zone), now.InZone(zone).Date);
        var isAhead = IsAhead(faults, first, last, today, timeZone);
        if (isOrdered && further >= 0 && setting.Catalog.Iem is { } policy) CheckLength(faults, policy, setting, days, further, had);
        if (!isOffered || !isOrdered || !isAhead || !IsCovered(faults, setting, days)) return null;
        return Notice(faults, setting, today, days) is { } notice ? new GoodDays(days, notice, YearOf(setting, days)!) : null;
    }

    /// <summary>Null when it is missing or no day, which is noted.</summary>
    public static LocalDate? Day(FieldFaults faults, string field, string? text)
    {
        if (LocalDatePattern.Iso.Parse(text?.Trim() ?? "") is { Success: true, Value: var day }) return day;
        faults.Add(field, string.IsNullOrWhiteSpace(text) ? "Is required: a day such as 2026-11-11, in the event's time zone." : "Is not a day of the calendar such as 2026-11-11.", text);
        return null;
    }

    /// <summary>The service year in which a session counts: that of its first moment.</summary>
    public static ServiceYear? YearOf(IemSetting setting, PlannedDays days) => ServiceYear.At(setting.Catalog, setting.Account!, ServiceIds.Iem, days.StartsAt);

    static bool IsOffered(FieldFaults faults, IemSetting setting, Instant now)
    {
        if (setting.Account is null)
        {
            faults.Add("account", "No account is known by this contact. Ask with your account's API key, or from an address that the account knows.");
            return false;
        }

        var offering = setting.Catalog.Plans.Where(p => p.Services.Contains(ServiceIds.Iem)).ToList();
        // Somebody may ask before the plan begins: only who has never and will never have it is told so here.
        if (setting.Catalog.Iem is not null && setting.Account.Subscriptions.Any(s => (s.To is null || s.To > now) && offering.Any(p => p.Id == s.Plan))) return true;
        var plan = setting.Catalog.PlanOf(setting.Account, now).Id;
        var which = setting.Catalog.Iem is null || offering.Count == 0 ? "no plan of this vendor does" : $"{string.Join(", ", offering.Select(p => p.Id))} does";
        faults.Add("account", $"The account's plan, {plan}, does not include infrastructure event management; {which}.", plan);
        return false;
    }

    static bool IsOrdered(FieldFaults faults, LocalDate first, LocalDate last)
    {
        if (last >= first) return true;
        faults.Add("lastDay", $"Is before firstDay, {Wire.Text(first)}.", Wire.Text(last));
        return false;
    }

    static bool IsAhead(FieldFaults faults, LocalDate first, LocalDate last, LocalDate today, string timeZone)
    {
        var farthest = today.PlusDays(FarthestDays);
        var tooFar = $"Is more than {FarthestDays} days ahead: ask again nearer to it.";
        if (first < today) faults.Add("firstDay", $"Is past: today is {Wire.Text(today)} in {timeZone}.", Wire.Text(first));
        if (first > farthest) faults.Add("firstDay", tooFar, Wire.Text(first));
        if (last > farthest) faults.Add("lastDay", tooFar, Wire.Text(last));
        return today <= first && first <= farthest && last <= farthest;
    }

    /// <summary>Days beyond what a session has must be bought; days within it need not be, unless the whole of it is.</summary>
    static void CheckLength(FieldFaults faults, IemPolicy policy, IemSetting setting, PlannedDays days, int further, int had)
    {
        var (beyond, all) = (Math.Max(0, days.Count - policy.DaysPerSession - had), days.Count - had);
        if (further < beyond)
            faults.Add(
                "lastDay",
                $"A session has at most {policy.DaysPerSession} days in a row; these are {days.Count}. Shorten it, or buy the rest: send furtherDays: {beyond} and you get a quote to accept.", Wire.Text(days.Last));
        else if (further > beyond && further != all)
            faults.Add("furtherDays", $"Of {all} days {beyond} are to be bought; or all {all}, when no complimentary session shall be used.", $"{further}");
        if (further > 0 && setting.Account is { } account && policy.PriceIn(account.Region) is null)
            faults.Add("furtherDays", $"There is no price for further days in region {account.Region}. Ask your account manager.", $"{further}");
    }

    static bool IsCovered(FieldFaults faults, IemSetting setting, PlannedDays days)
    {
        if (ServiceYear.Uncovered(setting.Catalog, setting.Account!, ServiceIds.Iem, days.StartsAt, days.EndsAt) is not { } gap) return true;
        var day = gap.InZone(days.Zone).Date;
        faults.Add(
            day == days.First ? "firstDay" : "lastDay",
            $"The plan must include infrastructure event management through every event day; on {Wire.Text(day)} the account's plan, {setting.Catalog.PlanOf(setting.Account, gap).Id}, does not. Renew it first, or choose other days.",
            Wire.Text(day));
        return false;
    }

    static IemNotice? Notice(FieldFaults faults, IemSetting setting, LocalDate today, PlannedDays days)
    {
        if (!setting.Calendars.TryGetValue(setting.Account!.Region, out var calendar))
        {
            faults.Add(
                "account.region", $"There is no business-day calendar for the account's region; there are {string.Join(", ", setting.Calendars.Keys.Order(StringComparer.Ordinal))}. An operator sets the region, or adds a calendar.",
                setting.Account.Region);
            return null;
        }

        try
        {
            // What is planned leads back from the first day and beyond the last: a calendar that does not reach so far would fail then.
            MilestonePlan.Reach(setting.Catalog.Iem!.Milestones, days, calendar);
            return new IemNotice(BusinessDays.Between(calendar, today, days.First), setting.Catalog.Iem!.NoticeDays);
        }
        catch (MissingCalendarYearException missing)
        {
            var (field, day) = missing.Year > days.First.Year ? ("lastDay", days.Last) : ("firstDay", days.First);
            faults.Add(field, $"{missing.Message} Until then nothing can be planned so far ahead.", Wire.Text(day));
            return null;
        }
    }
}
