using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

/// <summary>Who hears of what happened to a ticket.</summary>
static class TicketNews
{
    public static void Tell(TicketTurn turn, TimelineEvent news)
    {
        switch (news.Type)
        {
            case TicketEvents.Accepted: Accepted(turn, news); break;
            case TicketEvents.Assigned: Assigned(turn, news); break;
            case TicketEvents.Replied: Replied(turn, news); break;
            case TicketEvents.Reclassified: Reclassified(turn, news); break;
            case TicketEvents.Resolved: Resolved(turn, news); break;
            case TicketEvents.Reopened: Reopened(turn, news); break;
            case TicketEvents.Closed: Closed(turn, news); break;
            case TicketEvents.Overdue: ClockWatch.RecordOverdue(turn, news); break;
        }
    }

    /// <summary>The staff can see in the timeline who has not been told, and why.</summary>
    public static void Record(TicketTurn turn, FailedMessage message)
    {
        var failed = turn.Edit.Add(
            TicketEvents.MessageFailed,
            Details.Of(
                ("message", message.Key),
                ("template", message.Template),
                ("channel", Wire.Name(message.Channel)),
                ("recipient", message.Recipient.Address),
                ("error", message.Error)),
            isPublic: false);
        // A page that could not be started has rung nobody.
        if (message.Channel is Channel.Page && !IsOver(turn.Ticket)) Text(turn, failed);
    }

    static void Accepted(TicketTurn turn, TimelineEvent news)
    {
        var ticket = turn.Ticket;
        turn.Notices.ToContact(
            Templates.TicketAccepted,
            news.Number,
            ("submitted", news.Details["submitted"]),
            ("owed", news.Details["owed"]),
            ("target", news.Details["target"]),
            ("due", news.Details["due"]),
            ("scope", Wire.Name(ticket.Scope.Verdict)),
            ("scopeCode", ticket.Scope.Code),
            ("scopeReason", ticket.Scope.Reason),
            ("software", ticket.Software?.Name),
            ("softwareVersion", ticket.Software?.Version),
            ("minimumVersion", ticket.Scope.MinimumVersion));
        turn.Edit.Add(TicketEvents.Acknowledged, Details.Of(("to", ticket.Contact.Email ?? ticket.Contact.Phone)));
        TicketArrival.Triage(turn, news);
        Call(turn, news);
    }

    static void Assigned(TicketTurn turn, TimelineEvent news)
    {
        if (turn.Audience.Assignee is { } assignee && assignee.Id == news.Details["assignee"] && assignee.Id != news.Actor.Id)
            turn.Notices.Email(
                Templates.TicketAssigned,
                news.Number,
                [assignee],
                ("assignedBy", news.Actor.Name),
                ("reason", news.Details.GetValueOrDefault("reason")));
    }

    static void Replied(TicketTurn turn, TimelineEvent news)
    {
        (string, string?)[] words = [("body", news.Body), ("from", news.Actor.Name)];
        if (news.Actor.Kind == ActorKind.Customer)
            turn.Notices.Email(Templates.TicketCustomerReplied, news.Number, turn.Audience.AssigneeOrLeads, words);
        if (news.Actor.Kind != ActorKind.Customer || IsAnother(turn.Ticket.Contact, news.Actor))
            turn.Notices.ToContact(Templates.TicketReply, news.Number, words);
        turn.Notices.ToWatchers(Templates.TicketReply, news.Number, except: news.Actor.Id, words);
    }

    static void Reclassified(TicketTurn turn, TimelineEvent news)
    {
        turn.Notices.ToContact(
            Templates.TicketReclassified,
            news.Number,
            ("before", news.Details["before"]),
            ("current", news.Details["current"]),
            ("owed", news.Details["owed"]),
            ("reason", news.Details["reason"]));
        var raised = Wire.TryName<Severity>(news.Details["owedBefore"], out var before) && turn.Ticket.Severity.Owed > before;
        if (raised) Call(turn, news);
    }

    static void Resolved(TicketTurn turn, TimelineEvent news) =>
        turn.Notices.ToContact(Templates.TicketResolved, news.Number, ("closesAt", Wire.Text(news.At + turn.Policy.CloseResolvedAfter)));

    /// <summary>A reply that reopened the ticket has been passed on as a reply.</summary>
    static void Reopened(TicketTurn turn, TimelineEvent news)
    {
        if (news.Details.GetValueOrDefault("reply") is not null) return;
        turn.Notices.Email(
            Templates.TicketReopened,
            news.Number,
            turn.Audience.AssigneeOrLeads.Where(p => p.Id != news.Actor.Id),
            ("by", news.Actor.Name),
            ("reason", news.Details.GetValueOrDefault("reason")));
    }

    static void Closed(TicketTurn turn, TimelineEvent news)
    {
        var mergedInto = news.Details.GetValueOrDefault("mergedInto");
        turn.Notices.ToContact(
            Templates.TicketClosed,
            news.Number,
            ("why", news.Details["why"]),
            ("mergedInto", mergedInto),
            ("reopenUntil", mergedInto is null ? Wire.Text(news.At + turn.Policy.ReopenWithin) : null));
    }

    /// <summary>A key of the account says nothing of who holds it; only an address does. Then the contact is not told of what may be his own words.</summary>
    static bool IsAnother(Contact contact, Actor writer) =>
        (ContactShapes.IsEmail(writer.Id) || ContactShapes.E164(writer.Id) is not null)
        && !writer.Id.Equals(contact.Email, StringComparison.OrdinalIgnoreCase)
        && writer.Id != contact.Phone;

    static bool IsOver(Ticket ticket) => ticket.Status is TicketStatus.Closed or TicketStatus.Resolved;

    static void Call(TicketTurn turn, TimelineEvent news)
    {
        if (IsOver(turn.Ticket) || TicketPages.Urgent(turn)) return;
        if (turn.Ticket.Severity.Owed >= Severity.ProductionImpacted) Text(turn, news);
    }

    static void Text(TicketTurn turn, TimelineEvent news) => turn.Notices.Sms(Templates.TicketUrgent, news.Number, turn.Audience.OnCall);
}
