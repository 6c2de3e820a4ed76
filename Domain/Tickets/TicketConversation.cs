using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

/// <summary>What a message does to the clocks and the state: who spoke last is exact (SPEC section 2).</summary>
static class TicketConversation
{
    /// <summary>The customer has written and nobody has answered in public yet.</summary>
    public static bool OwesAnswer(Ticket ticket) => Owes(ticket, ClockKind.FirstResponse) || Owes(ticket, ClockKind.NextResponse);

    public static bool OwesFirstResponse(Ticket ticket) => Owes(ticket, ClockKind.FirstResponse);

    /// <summary>A note touches nothing.</summary>
    public static void Note(TicketEdit edit, string body) => edit.Add(TicketEvents.Noted, Details.None, body, isPublic: false);

    public static void StaffReply(TicketEdit edit, string body)
    {
        TicketStates.Require(edit.Ticket, TicketStates.Reply);
        edit.Handle(TicketEvents.Replied, Details.None, body);
        edit.StopClock(ClockKind.FirstResponse);
        edit.StopClock(ClockKind.NextResponse);
        edit.Ticket = edit.Ticket with
        {
            LastSpeaker = ActorKind.Staff,
            Status = edit.Ticket.Status is TicketStatus.New or TicketStatus.Reopened ? TicketStatus.Open : edit.Ticket.Status,
        };
    }

    /// <summary>A message of the system is passed on, and answers nothing.</summary>
    public static void AutomaticReply(TicketEdit edit, string body)
    {
        TicketStates.Require(edit.Ticket, TicketStates.Reply);
        edit.Add(TicketEvents.Replied, Details.None, body);
    }

    /// <summary>Mere thanks change nothing but who spoke last.</summary>
    public static void CustomerReply(TicketEdit edit, string body, Plan plan, SupportHours hours, TicketPolicy policy)
    {
        var thanks = Courtesy.IsOnlyThanks(body);
        var over = edit.Ticket.Status is TicketStatus.Resolved or TicketStatus.Closed;
        if (over && !thanks) RequireReopenable(edit.Ticket, policy, edit.Now);
        var reply = edit.Add(TicketEvents.Replied, Details.Of(("onlyThanks", thanks ? "true" : null)), body);
        edit.Ticket = edit.Ticket with { LastSpeaker = ActorKind.Customer };
        if (thanks) return;
        if (over)
        {
            Reopen(edit, plan, hours, ("reply", $"{reply.Number}"));
            return;
        }

        if (edit.Ticket.Status == TicketStatus.PendingCustomer)
        {
            edit.Ticket = edit.Ticket with { Status = TicketStatus.Open, PendingSince = null, RemindersSent = 0 };
            edit.ResumeClock(ClockKind.Resolution, hours);
        }

        if (!OwesAnswer(edit.Ticket)) edit.StartClock(ClockKind.NextResponse, plan, hours);
    }

    public static void RequireReopenable(Ticket ticket, TicketPolicy policy, Instant now)
    {
        if (ticket.MergedInto is { } into)
            throw TicketStates.Conflict(ticket, $"It was merged into ticket {into}; write there.");
        if (ticket.ClosedAt is { } closed && now > closed + policy.ReopenWithin)
            throw TicketStates.Conflict(ticket, $"It could be reopened until {Wire.Text(closed + policy.ReopenWithin)}. File a new ticket and name this one in it.");
    }

    /// <summary>The clocks of a reopened ticket are new ones; a first response that was never given is owed again.</summary>
    public static void Reopen(TicketEdit edit, Plan plan, SupportHours hours, params (string Key, string? Value)[] details)
    {
        edit.Ticket = edit.Ticket with { Status = TicketStatus.Reopened, ResolvedAt = null, ClosedAt = null, PendingSince = null, RemindersSent = 0, Handled = null };
        edit.Add(TicketEvents.Reopened, Details.Of(details));
        if (edit.Clock(ClockKind.FirstResponse) is { State: ClockState.Cancelled })
            edit.StartClock(ClockKind.FirstResponse, plan, hours);
        else
            edit.StartClock(ClockKind.NextResponse, plan, hours);
        edit.StartClock(ClockKind.Resolution, plan, hours);
    }

    static bool Owes(Ticket ticket, ClockKind kind) =>
        ticket.Clocks.Any(c => c.Kind == kind && (c.State == ClockState.Running || c is { State: ClockState.Missed, EndedAt: null }));
}
