using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Tickets;

/// <summary>Another severity, with its reason. The clocks as they were are kept in the event, for the report.</summary>
static class Regrading
{
    public static void Apply(TicketEdit edit, Severity severity, string reason, Plan plan, SupportHours hours)
    {
        var before = edit.Ticket;
        var after = before.Severity with { Current = severity, Owed = plan.Owed(severity) };
        edit.Ticket = before with { Severity = after };
        foreach (var clock in before.Clocks)
            if (plan.Target(clock.Kind, after.Owed) is { } target)
                edit.Put(Clocks.Retarget(clock, target, hours, edit.Now));

        edit.Add(TicketEvents.Reclassified, Details.Of([
            ("before", Wire.Name(before.Severity.Current)),
            ("current", Wire.Name(severity)),
            ("owedBefore", Wire.Name(before.Severity.Owed)),
            ("owed", Wire.Name(after.Owed)),
            ("reason", reason),
            .. before.Clocks.Where(c => edit.Clock(c.Kind) != c).SelectMany(c => Change(c, edit.Clock(c.Kind)!)),
        ]));
        StartOrCancel(edit, plan, hours);
    }

    /// <summary>A plan may have a target for one severity and none for another.</summary>
    static void StartOrCancel(TicketEdit edit, Plan plan, SupportHours hours)
    {
        foreach (var kind in (ClockKind[])[ClockKind.NextResponse, ClockKind.Resolution])
            if (plan.Target(kind, edit.Ticket.Severity.Owed) is null)
                edit.CancelClock(kind);

        if (edit.Clock(ClockKind.Resolution) is not (null or { State: ClockState.Cancelled })) return;
        edit.StartClock(ClockKind.Resolution, plan, hours);
        if (edit.Ticket.Status == TicketStatus.PendingCustomer) edit.PauseClock(ClockKind.Resolution);
    }

    static IEnumerable<(string, string?)> Change(Clock before, Clock after)
    {
        var name = Wire.Name(before.Kind);
        return
        [
            ($"{name}.targetBefore", Wire.Text(before.Target)),
            ($"{name}.dueBefore", Wire.Text(before.DueAt)),
            ($"{name}.target", Wire.Text(after.Target)),
            ($"{name}.due", Wire.Text(after.DueAt)),
        ];
    }
}
