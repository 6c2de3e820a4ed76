using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

/// <summary>What a decision knows.</summary>
/// <param name="News">Timeline events after <see cref="Ticket.DecidedEvent"/>, in order.</param>
/// <param name="Team">The staff, with how many open tickets each has.</param>
public sealed record TicketFacts(Ticket Ticket, IReadOnlyList<TimelineEvent> News, IReadOnlyList<TeamMember> Team)
{
    /// <summary>Messages that were given up since the last decision.</summary>
    public IReadOnlyList<FailedMessage> Failed { get; init; } = [];

    /// <summary>Ids of those who are on duty for an event of the account: its tickets go to them first.</summary>
    public IReadOnlyList<string> EventTeam { get; init; } = [];

    /// <summary>How those on call are paged; null when nothing says so, or there is no such policy: they are told by text and email.</summary>
    public TicketPaging? Paging { get; init; }
}

public sealed record TeamMember(Person Person, int OpenTickets);

/// <summary>What follows from the facts at an instant.</summary>
/// <param name="Ticket">Its <see cref="Ticket.DecidedEvent"/> and <see cref="Ticket.WakeAt"/> are those of this decision.</param>
/// <param name="Finished">Nothing will ever be due by itself again, unless somebody reopens it.</param>
public sealed record TicketDecision(Ticket Ticket, IReadOnlyList<TimelineEvent> Events, IReadOnlyList<Notice> Notices, bool Finished);

/// <summary>The promise itself (SPEC section 2).</summary>
public static class TicketRule
{
    /// <summary>
    /// Everything that follows by <paramref name="now"/>, each thing once; deciding again on the outcome gives nothing new. A wake-up may come early, and
    /// nothing follows, or hours late, and all that is due happens at once.
    /// </summary>
    public static TicketDecision Next(Catalog catalog, TicketFacts facts, Instant now)
    {
        var turn = new TicketTurn(catalog, facts, now);

        TicketArrival.Assign(turn);
        foreach (var news in turn.News) TicketNews.Tell(turn, news);
        foreach (var message in facts.Failed) TicketNews.Record(turn, message);
        ClockWatch.Keep(turn);
        FollowUps.Keep(turn);

        var done = turn.Edit.Done();
        var decided = done.State with { DecidedEvent = done.State.LastEvent, WakeAt = WakeUp.Next(turn) };
        return new TicketDecision(decided, done.Events, turn.Notices.All, decided.Status == TicketStatus.Closed);
    }
}
