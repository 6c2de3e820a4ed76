using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

/// <summary>A ticket while one command or decision changes it, with the timeline events that this makes.</summary>
sealed class TicketEdit
{
    readonly Actor actor;
    readonly string channel;
    readonly List<TimelineEvent> events = [];

    public TicketEdit(Ticket ticket, Actor actor, string channel, Instant now)
    {
        (Ticket, Now) = (ticket, now);
        (this.actor, this.channel) = (actor, channel);
    }

    public Ticket Ticket { get; set; }

    public Instant Now { get; }

    public IReadOnlyList<TimelineEvent> Events => events;

    public Clock? Clock(ClockKind kind) => Ticket.Clocks.FirstOrDefault(c => c.Kind == kind);

    public TimelineEvent Add(string type, IReadOnlyDictionary<string, string?> details, string? body = null, bool isPublic = true, Actor? by = null)
    {
        var added = new TimelineEvent(Ticket.LastEvent + 1, Now, type, by ?? actor, channel, details, body, isPublic);
        Ticket = Ticket with { LastEvent = added.Number };
        events.Add(added);
        return added;
    }

    /// <summary>Nobody has to be called for the ticket any more.</summary>
    public TimelineEvent Handle(string type, IReadOnlyDictionary<string, string?> details, string? body = null)
    {
        var handled = Add(type, details, body);
        Ticket = Ticket with { Handled = new TicketHandling(handled.Number, type, handled.Actor, Now) };
        return handled;
    }

    public void Put(Clock clock) =>
        Ticket = Ticket with { Clocks = [.. Ticket.Clocks.Where(c => c.Kind != clock.Kind).Append(clock).OrderBy(c => c.Kind)] };

    /// <summary>Notes every due time that has passed before anybody noticed, so that what follows cannot undo the miss.</summary>
    public TicketEdit SettleClocks()
    {
        foreach (var clock in Ticket.Clocks)
        {
            var settled = Clocks.Settle(clock, Now);
            if (settled == clock) continue;
            Put(settled);
            Add(TicketEvents.Overdue, ClockDetails(settled), isPublic: false, by: Actor.System);
        }

        return this;
    }

    /// <summary>Starts a clock of this kind, or a new one under the next number, when the plan has a target for the severity owed.</summary>
    public void StartClock(ClockKind kind, Plan plan, SupportHours hours)
    {
        if (plan.Target(kind, Ticket.Severity.Owed) is not { } target) return;
        var clock = Clock(kind) is { } last ? Clocks.Reset(last, target, hours, Now) : Clocks.Start(kind, target, hours, Now);
        Put(clock);
        Add(TicketEvents.Started, ClockDetails(clock));
    }

    public void StopClock(ClockKind kind) => Change(kind, clock => Clocks.Stop(clock, Now), TicketEvents.Met);

    public void PauseClock(ClockKind kind) => Change(kind, clock => Clocks.Pause(clock, Now), TicketEvents.Paused);

    public void ResumeClock(ClockKind kind, SupportHours hours) => Change(kind, clock => Clocks.Resume(clock, hours, Now), TicketEvents.Resumed);

    public void CancelClock(ClockKind kind) => Change(kind, clock => Clocks.Cancel(clock, Now), TicketEvents.Cancelled);

    public Change<Ticket> Done() =>
        new(events.Count == 0 ? Ticket : Ticket with { UpdatedAt = Now, WorkedAt = actor.Kind == ActorKind.Staff ? Now : Ticket.WorkedAt }, events);

    public static IReadOnlyDictionary<string, string?> ClockDetails(Clock clock) => Details.Of(
        ("clock", Wire.Name(clock.Kind)),
        ("number", $"{clock.Number}"),
        ("target", Wire.Text(clock.Target)),
        ("due", Wire.Text(clock.DueAt)));

    void Change(ClockKind kind, Func<Clock, Clock> change, string type)
    {
        if (Clock(kind) is not { } before) return;
        var after = change(before);
        if (after == before) return;
        Put(after);
        if (after.State != before.State) Add(type, ClockDetails(after));
    }
}
