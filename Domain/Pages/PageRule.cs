using NodaTime;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Pages;

/// <summary>Who is paged next, and when (SPEC section 3).</summary>
public static class PageRule
{
    /// <summary>
    /// Everything that follows by <paramref name="now"/>, each thing once; deciding again on the outcome gives nothing new. A wake-up may come early, and
    /// nothing follows. Late, it does what is due: of the messages that piled up the newest each way, and one level, for nobody of it has had his time yet.
    /// </summary>
    public static PageDecision Next(PageFacts facts, Instant now)
    {
        var turn = new PageTurn(facts, now);

        PageClock.Follow(turn);
        FollowTicket(turn);
        if (turn.Page.Status == PageStatus.Triggered) PageReceipts.Settle(turn);
        else turn.Drop(_ => true);
        PageStatusNews.Tell(turn);
        PageIdle.Keep(turn);
        turn.Drop(n => n.Episode < turn.Page.Episode);
        if (turn.Page.Status == PageStatus.Triggered && !PageMaintenance.Holds(turn)) Ring(turn);
        turn.Forget();

        var done = turn.Edit.Done();
        var decided = done.State with { DecidedEvent = done.State.LastEvent, WakeAt = PageWakeUp.Next(turn) };
        return new PageDecision(decided, done.Events, turn.Notices.All, turn.Withdraw, turn.Ask, decided.Status == PageStatus.Closed);
    }

    /// <summary>Nobody is woken for a ticket that has been answered. What was done before the page was raised last answers nothing: the ticket may be open again.</summary>
    static void FollowTicket(PageTurn turn)
    {
        if (turn.Facts.Ticket is not { } answer || turn.Page.Status == PageStatus.Closed) return;
        if (answer.At < turn.Page.RaisedAt) return;
        turn.Edit.Close(answer.By, "ticket", Wire.Name(answer.Kind));
    }

    static void Ring(PageTurn turn)
    {
        // Whoever passed it on has reacted: what was still to ring him is off.
        foreach (var passed in turn.News.Where(e => e.Type == PageEvents.Escalated)) turn.Drop(n => n.PersonId == passed.Actor.Id);
        FailOver.Pull(turn);
        PageLevels.Advance(turn);
        PageSteps.Offer(turn);
    }
}
