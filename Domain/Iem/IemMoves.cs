using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Iem;

/// <summary>Moves, lengthens and calls off. Every timer, invitation and message follows from the days, and so moves with them.</summary>
public static class IemMoves
{
    const int Reason = 1000;

    /// <summary>
    /// Other days. What is done stays done; go has to be said anew. A customer who brings the event nearer than the recommended notice needs the TAM's
    /// approval again.
    /// </summary>
    /// <param name="furtherDays">Null: as many as before.</param>
    /// <exception cref="RefusalException">Not from here, or the days are faulty: all faults at once.</exception>
    public static Change<IemRequest> Reschedule(
        IemSetting setting, IemRequest request, Actor actor, string channel, string? firstDay, string? lastDay, int? furtherDays, string? reason, Instant now)
    {
        IemStates.Require(request, IemStates.Reschedule);
        var further = furtherDays ?? request.FurtherDays;
        var faults = new FieldFaults();
        var why = faults.OptionalText("reason", reason, Reason);
        var good = IemDaysRule.Check(
            faults, setting, IemDaysRule.Day(faults, "firstDay", firstDay), IemDaysRule.Day(faults, "lastDay", lastDay), request.TimeZone, further, now);
        faults.Throw("The event cannot be moved there.");
        var (policy, before) = (setting.Catalog.Iem!, request);
        if ((good!.Days.First, good.Days.Last, further) == (request.FirstDay, request.LastDay, request.FurtherDays)) return new Change<IemRequest>(request, []);

        var edit = new IemEdit(request, actor, channel, now);
        MoveTo(edit, good.Days, further, good.Notice);
        edit.Request = edit.Request with { Gate = null };
        IemMilestones.Reopen(edit, IemMilestones.Gate);
        edit.Add(IemEvents.Rescheduled, [.. Moved(before, edit.Request), ("reason", why)]);
        if (further > before.BoughtDays && (further != before.FurtherDays || before.OpenQuote is not null)) IemQuotes.Offer(edit, policy, further - before.BoughtDays, extendsTo: null);
        else if (further <= before.BoughtDays) edit.WithdrawQuote();

        var isNearer = good.Days.First < before.FirstDay && good.Notice.IsShort && actor.Kind == ActorKind.Customer;
        if (before.Status == IemStatus.Requested || isNearer || further > before.BoughtDays) IemApprovals.Ask(edit, policy);
        else
        {
            edit.Request = edit.Request with { Status = IemStatus.Preparing };
            IemMilestones.Plan(edit, policy, setting.Calendars[request.Region], setting.People);
        }

        return edit.Done();
    }

    /// <summary>A later last day. Days that have to be bought wait for their quote.</summary>
    /// <param name="furtherDays">How many of the new days are bought; null: none.</param>
    /// <exception cref="RefusalException">Not from here, or the days are faulty: all faults at once.</exception>
    public static Change<IemRequest> Extend(
        IemSetting setting, IemRequest request, Actor actor, string channel, string? lastDay, int? furtherDays, string? reason, Instant now)
    {
        IemStates.Require(request, IemStates.Extend);
        var faults = new FieldFaults();
        var why = faults.OptionalText("reason", reason, Reason);
        var last = IemDaysRule.Day(faults, "lastDay", lastDay);
        if (last <= request.LastDay) faults.Add("lastDay", $"Is not after the last day that it has, {Wire.Text(request.LastDay)}. Reschedule it to shorten it.", lastDay);
        var total = request.FurtherDays + (furtherDays ?? 0);
        // Of a running event the first day lies behind; what is ahead is looked at.
        IemDaysRule.Check(faults, setting, request.FirstDay, last, request.TimeZone, total, Instant.Min(request.Days.StartsAt, now));
        faults.Throw("The event cannot be extended so.");

        var edit = new IemEdit(request, actor, channel, now);
        if (furtherDays is { } bought and > 0)
        {
            IemQuotes.Offer(edit, setting.Catalog.Iem!, bought + Math.Max(0, request.FurtherDays - request.BoughtDays), last);
            return edit.Done();
        }

        ExtendTo(edit, setting, last!.Value, total, why);
        return edit.Done();
    }

    /// <exception cref="RefusalException">Not from here, or without a reason.</exception>
    public static Change<IemRequest> Cancel(IemRequest request, Actor actor, string channel, string? reason, Instant now)
    {
        IemStates.Require(request, IemStates.Cancel);
        var faults = new FieldFaults();
        var why = faults.OptionalText("reason", reason, Reason);
        faults.Throw("The event cannot be cancelled so.");
        var edit = new IemEdit(request, actor, channel, now);
        edit.End(IemStatus.Cancelled);
        edit.Add(IemEvents.Cancelled, ("why", "cancelled"), ("reason", why), ("givenBack", IemClaims.Stands(edit.Request) is null ? "true" : null));
        return edit.Done();
    }

    internal static void ExtendTo(IemEdit edit, IemSetting setting, LocalDate lastDay, int furtherDays, string? reason)
    {
        var before = edit.Request;
        MoveTo(edit, before.Days with { Last = lastDay }, furtherDays, before.Notice);
        edit.Add(IemEvents.Extended, [.. Moved(before, edit.Request), ("reason", reason)]);
        if (before.Status == IemStatus.Requested) IemApprovals.Ask(edit, setting.Catalog.Iem!);
        if (before.Milestones.Count > 0) IemMilestones.Plan(edit, setting.Catalog.Iem!, setting.Calendars[before.Region], setting.People);
    }

    /// <summary>The roster goes along, at the same times of the day.</summary>
    static void MoveTo(IemEdit edit, PlannedDays days, int furtherDays, IemNotice notice)
    {
        var request = edit.Request;
        var by = Period.DaysBetween(request.FirstDay, days.First);
        edit.Request = request with
        {
            FirstDay = days.First,
            LastDay = days.Last,
            FurtherDays = furtherDays,
            Notice = notice,
            Revision = request.Revision + 1,
            Roster = [.. request.Roster.Select(s => s with { From = Later(s.From, by, days.Zone), To = Later(s.To, by, days.Zone) })],
        };
    }

    static Instant Later(Instant at, int days, DateTimeZone zone) => WallClock.Reaches(zone, at.InZone(zone).LocalDateTime.PlusDays(days));

    static (string, string?)[] Moved(IemRequest before, IemRequest after) =>
    [
        ("firstDay", Wire.Text(after.FirstDay)),
        ("lastDay", Wire.Text(after.LastDay)),
        ("wasFirstDay", Wire.Text(before.FirstDay)),
        ("wasLastDay", Wire.Text(before.LastDay)),
        ("furtherDays", after.FurtherDays == before.FurtherDays ? null : $"{after.FurtherDays}"),
        ("notice", $"{after.Notice.Days}"),
    ];
}
