using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

/// <summary>What people do to a ticket. Each either gives the change or refuses with <see cref="RefusalException"/>.</summary>
public static class TicketCommands
{
    /// <summary>A public message, or staff's note. A customer's message is always public.</summary>
    public static Change<Ticket> Reply(Catalog catalog, Ticket ticket, Actor actor, string channel, string body, bool isPublic, Instant now)
    {
        var plan = catalog.Plan(ticket.Plan);
        var text = Checked(faults => faults.Text("body", body, TicketLimits.Body));
        var edit = Begin(ticket, actor, channel, now);
        if (actor.Kind == ActorKind.Customer) TicketConversation.CustomerReply(edit, text, plan, catalog.HoursOf(plan), catalog.Tickets);
        else if (!isPublic) TicketConversation.Note(edit, text);
        else if (actor.Kind == ActorKind.Staff) TicketConversation.StaffReply(edit, text);
        else TicketConversation.AutomaticReply(edit, text);
        return edit.Done();
    }

    public static Change<Ticket> Reclassify(Catalog catalog, Ticket ticket, Actor actor, string channel, Severity severity, string reason, Instant now)
    {
        TicketStates.RequireStaff(actor, TicketStates.Reclassify);
        TicketStates.Require(ticket, TicketStates.Reclassify);
        var text = Checked(faults =>
        {
            if (!Enum.IsDefined(severity)) faults.Add("severity", $"Is not one of {Wire.Names<Severity>()}.", severity.ToString());
            if (severity == ticket.Severity.Current) faults.Add("severity", "Is what the ticket has already.", Wire.Name(severity));
            return faults.Text("reason", reason, TicketLimits.Reason);
        });
        var plan = catalog.Plan(ticket.Plan);
        var edit = Begin(ticket, actor, channel, now);
        Regrading.Apply(edit, severity, text, plan, catalog.HoursOf(plan));
        return edit.Done();
    }

    /// <summary>Gives the ticket to somebody; to who has it already is no change.</summary>
    public static Change<Ticket> Assign(Ticket ticket, Actor actor, string channel, string assigneeId, string? reason, Instant now)
    {
        TicketStates.RequireStaff(actor, TicketStates.Assign);
        TicketStates.Require(ticket, TicketStates.Assign);
        var why = Checked(faults =>
        {
            faults.Text("assigneeId", assigneeId, TicketLimits.Name);
            return faults.OptionalText("reason", reason, TicketLimits.Reason);
        });
        if (ticket.AssigneeId == assigneeId.Trim()) return new Change<Ticket>(ticket, []);
        var edit = Begin(ticket, actor, channel, now);
        edit.Add(TicketEvents.Assigned, Details.Of(("assignee", assigneeId.Trim()), ("before", ticket.AssigneeId), ("reason", why)));
        edit.Ticket = edit.Ticket with { AssigneeId = assigneeId.Trim() };
        return edit.Done();
    }

    /// <summary>Waits on the customer: the resolution clock pauses. Only after the customer has been answered.</summary>
    public static Change<Ticket> Pend(Catalog catalog, Ticket ticket, Actor actor, string channel, Instant now)
    {
        TicketStates.RequireStaff(actor, TicketStates.Pend);
        TicketStates.Require(ticket, TicketStates.Pend);
        if (TicketConversation.OwesAnswer(ticket))
            throw TicketStates.Conflict(ticket, "The customer spoke last and waits for an answer. Reply first, saying what you need.");
        var edit = Begin(ticket, actor, channel, now);
        edit.Ticket = edit.Ticket with { Status = TicketStatus.PendingCustomer, PendingSince = now, RemindersSent = 0 };
        edit.Add(TicketEvents.Pending, Details.Of(("closesAt", Wire.Text(now + catalog.Tickets.ClosePendingAfter))));
        edit.PauseClock(ClockKind.Resolution);
        return edit.Done();
    }

    public static Change<Ticket> Resolve(Catalog catalog, Ticket ticket, Actor actor, string channel, Instant now)
    {
        TicketStates.RequireStaff(actor, TicketStates.Resolve);
        TicketStates.Require(ticket, TicketStates.Resolve);
        if (TicketConversation.OwesFirstResponse(ticket))
            throw TicketStates.Conflict(ticket, "Nobody has answered the customer yet. Reply first, saying what was done.");
        var edit = Begin(ticket, actor, channel, now);
        edit.StopClock(ClockKind.Resolution);
        edit.CancelClock(ClockKind.NextResponse);
        edit.Ticket = edit.Ticket with { Status = TicketStatus.Resolved, ResolvedAt = now, PendingSince = null };
        edit.Handle(TicketEvents.Resolved, Details.Of(("closesAt", Wire.Text(now + catalog.Tickets.CloseResolvedAfter))));
        return edit.Done();
    }

    /// <summary>By staff or by the customer.</summary>
    public static Change<Ticket> Close(Catalog catalog, Ticket ticket, Actor actor, string channel, string? reason, Instant now)
    {
        TicketStates.Require(ticket, TicketStates.Close);
        var why = Checked(faults => faults.OptionalText("reason", reason, TicketLimits.Reason));
        var edit = Begin(ticket, actor, channel, now);
        TicketClosing.Close(edit, "closed", why);
        return edit.Done();
    }

    public static Change<Ticket> Reopen(Catalog catalog, Ticket ticket, Actor actor, string channel, string? reason, Instant now)
    {
        TicketStates.Require(ticket, TicketStates.Reopen);
        TicketConversation.RequireReopenable(ticket, catalog.Tickets, now);
        var why = Checked(faults => faults.OptionalText("reason", reason, TicketLimits.Reason));
        var plan = catalog.Plan(ticket.Plan);
        var edit = Begin(ticket, actor, channel, now);
        TicketConversation.Reopen(edit, plan, catalog.HoursOf(plan), ("reason", why));
        return edit.Done();
    }

    /// <summary>Closes <paramref name="ticket"/> as a duplicate of <paramref name="into"/>; gives the change of both.</summary>
    public static (Change<Ticket> Merged, Change<Ticket> Into) Merge(Catalog catalog, Ticket ticket, Ticket into, Actor actor, string channel, Instant now)
    {
        TicketStates.RequireStaff(actor, TicketStates.Merge);
        TicketStates.Require(ticket, TicketStates.Merge);
        Merging.RequireFit(ticket, into);
        return Merging.Apply(Begin(ticket, actor, channel, now), Begin(into, actor, channel, now));
    }

    public static Change<Ticket> Tag(Ticket ticket, Actor actor, string channel, IReadOnlyList<string> add, IReadOnlyList<string> remove, Instant now)
    {
        TicketStates.RequireStaff(actor, "tag");
        var tags = Labels.Change(ticket.Tags, add, remove, Labels.Tag, $"Is not a tag: 1 to {TicketLimits.Tag} characters.", TicketLimits.Tags);
        var edit = new TicketEdit(ticket with { Tags = tags }, actor, channel, now);
        Listed(edit, ticket.Tags, tags, TicketEvents.Tagged, TicketEvents.Untagged, "tags", isPublic: false);
        return edit.Done();
    }

    public static Change<Ticket> Watch(Ticket ticket, Actor actor, string channel, IReadOnlyList<string> add, IReadOnlyList<string> remove, Instant now)
    {
        var watchers = Labels.Change(ticket.Watchers, add, remove, Labels.Watcher, "Is not an email address such as ann@example.com.", TicketLimits.Watchers);
        var edit = new TicketEdit(ticket with { Watchers = watchers }, actor, channel, now);
        Listed(edit, ticket.Watchers, watchers, TicketEvents.Watched, TicketEvents.Unwatched, "watchers", isPublic: true);
        return edit.Done();
    }

    static TicketEdit Begin(Ticket ticket, Actor actor, string channel, Instant now) => new TicketEdit(ticket, actor, channel, now).SettleClocks();

    static T Checked<T>(Func<FieldFaults, T> check)
    {
        var faults = new FieldFaults();
        var value = check(faults);
        faults.Throw("The request cannot be carried out.");
        return value;
    }

    static void Listed(TicketEdit edit, IReadOnlyList<string> before, IReadOnlyList<string> after, string added, string removed, string what, bool isPublic)
    {
        if (after.Except(before).ToList() is { Count: > 0 } more) edit.Add(added, Details.Of((what, string.Join(' ', more))), isPublic: isPublic);
        if (before.Except(after).ToList() is { Count: > 0 } less) edit.Add(removed, Details.Of((what, string.Join(' ', less))), isPublic: isPublic);
    }
}
