using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Iem;

/// <summary>Who hears of what happened to a request.</summary>
static class IemNews
{
    public static void Tell(IemTurn turn, TimelineEvent news)
    {
        switch (news.Type)
        {
            case IemEvents.Requested: Requested(turn, news); break;
            case IemEvents.QuoteOffered: Quoted(turn, news, "offered"); break;
            case IemEvents.QuoteAccepted: Quoted(turn, news, "accepted"); break;
            case IemEvents.QuoteExpired: Quoted(turn, news, "expired"); break;
            case IemEvents.Approved: Approved(turn, news); break;
            case IemEvents.Rescheduled: Moved(turn, news, "rescheduled"); break;
            case IemEvents.Extended: Moved(turn, news, "extended"); break;
            case IemEvents.Rejected or IemEvents.Cancelled or IemEvents.NoGo: Over(turn, news); break;
            case IemEvents.RosterSet: Roster(turn, news.Number); break;
            case IemEvents.Go: Go(turn, news); break;
            case IemEvents.Started or IemEvents.StartedWithoutGo: turn.Notices.WarRoomOpened(news.Number); break;
            case IemEvents.Updated: Updated(turn, news); break;
            case IemEvents.Ended: turn.Notices.WarRoomClosed(news.Number); break;
            case IemEvents.Reported: turn.Notices.Report(news.Number); break;
            case IemEvents.Closed: turn.Notices.ToContacts(Templates.IemSurvey, $"{news.Number}", data: ("link", null)); break;
        }
    }

    static void Requested(IemTurn turn, TimelineEvent news)
    {
        var (request, quote) = (turn.Request, turn.Request.OpenQuote);
        turn.Notices.ToContacts(
            Templates.IemReceived, $"{news.Number}", data:
            [
                ("approvalDue", request.AwaitsPurchase ? null : Text.Wire.Text(request.DecideBy)),
                ("sessionsLeft", turn.Facts.SessionsLeft is { } left ? $"{left}" : null),
                ("quoteAmount", quote is null ? null : IemQuotes.Amount(quote)),
                ("quoteUntil", Text.Wire.Text(quote?.ValidUntil)),
            ]);
        turn.Notices.AskApproval(news.Number, turn.Tams, "asked");
    }

    /// <summary>What is offered with the request is said with its receipt.</summary>
    static void Quoted(IemTurn turn, TimelineEvent news, string state)
    {
        if (state == "offered" && turn.News.Any(e => e.Type == IemEvents.Requested)) return;
        if (turn.Request.Quotes.FirstOrDefault(q => q.Id == news.Details["quote"]) is not { } quote) return;
        turn.Notices.Quote(news.Number, quote, state, state == "offered" ? [] : turn.Tams);
    }

    static void Approved(IemTurn turn, TimelineEvent news)
    {
        turn.Notices.ToContacts(
            Templates.IemApproved, $"{news.Number}", turn.Notices.EventInvitation(isCancelled: false),
            ("by", news.Actor.Name), ("reason", news.Details.GetValueOrDefault("reason")), ("milestones", Milestones(turn)));
        Roster(turn, news.Number);
    }

    static void Moved(IemTurn turn, TimelineEvent news, string why)
    {
        (string, string?)[] data =
        [
            ("wasFirstDay", news.Details["wasFirstDay"]), ("wasLastDay", news.Details["wasLastDay"]), ("by", news.Actor.Name), ("why", why),
            ("reason", news.Details.GetValueOrDefault("reason")), ("milestones", Milestones(turn)),
        ];
        // Days that wait for another approval are in nobody's calendar yet.
        var isCertain = IsInvited(turn) && turn.Request.Status != IemStatus.Requested;
        turn.Notices.ToContacts(Templates.IemMoved, $"{news.Number}", isCertain ? turn.Notices.EventInvitation(isCancelled: false) : null, data);
        turn.Notices.ToStaff(Templates.IemMoved, $"{news.Number}", turn.Tams.Where(p => p.Id != news.Actor.Id), data);
        // An extension leaves the time to decide as it was: whoever is being called for it goes on being called.
        if (turn.Request.Status == IemStatus.Requested) turn.Notices.AskApproval(news.Number, turn.Tams.Where(p => p.Id != news.Actor.Id), turn.Request.EscalatedAt is null ? "asked" : "unanswered");
        else Roster(turn, news.Number);
    }

    /// <summary>Whoever was invited is told that nothing takes place.</summary>
    static void Over(IemTurn turn, TimelineEvent news)
    {
        (string, string?)[] data =
            [("why", news.Details["why"]), ("by", news.Actor.Name), ("reason", news.Details.GetValueOrDefault("reason")), ("givenBack", IemClaims.Stands(turn.Request) is null ? "true" : null)];
        turn.Notices.ToContacts(Templates.IemEnded, $"{news.Number}", IsInvited(turn) ? turn.Notices.EventInvitation(isCancelled: true) : null, data);
        turn.Notices.ToStaff(Templates.IemEnded, $"{news.Number}", turn.Tams.Concat(OnRoster(turn)).Where(p => p.Id != news.Actor.Id).DistinctBy(p => p.Id), data);
        foreach (var milestone in turn.Request.Milestones.Where(m => m.State != MilestoneState.Done && m.ToldRound > 0 && m.DueAt > turn.Now)) turn.Notices.Meeting(milestone, isCancelled: true);
        if (turn.Request.StartedAt is not null) turn.Notices.WarRoomClosed(news.Number);
    }

    static void Roster(IemTurn turn, int number)
    {
        if (turn.Request.Status is not (IemStatus.Preparing or IemStatus.Ready or IemStatus.Live)) return;
        foreach (var person in OnRoster(turn)) turn.Notices.Roster(number, person);
    }

    static void Go(IemTurn turn, TimelineEvent news)
    {
        (string, string?)[] data = [("by", news.Actor.Name), ("reason", news.Details.GetValueOrDefault("reason"))];
        turn.Notices.ToContacts(Templates.IemGo, $"{news.Number}", data: data);
        turn.Notices.ToStaff(Templates.IemGo, $"{news.Number}", turn.Tams.Concat(OnRoster(turn)).Where(p => p.Id != news.Actor.Id).DistinctBy(p => p.Id), data);
    }

    /// <summary>Bad news does not wait for the hour.</summary>
    static void Updated(IemTurn turn, TimelineEvent news)
    {
        if (turn.Request is { Status: IemStatus.Live, LastUpdate.State: Light.Red }) turn.Notices.Status(news.Number, tick: null);
    }

    static IEnumerable<Accounts.Person> OnRoster(IemTurn turn) =>
        turn.Request.Roster.Select(s => s.PersonId).Distinct().Select(turn.Person).OfType<Accounts.Person>();

    /// <summary>It was approved once, and so it is in the contacts' calendars, whatever was decided since.</summary>
    static bool IsInvited(IemTurn turn) => turn.Request.Milestones.Count > 0;

    /// <summary>Null while it waits for an approval, the first or another: what is planned then is what was for other days.</summary>
    static string? Milestones(IemTurn turn) => turn.Request.Status == IemStatus.Requested
        ? null
        : string.Join(';', turn.Request.Milestones.Where(m => m.State != MilestoneState.Done).Select(m => $"{m.Id}={Text.Wire.Text(m.DueAt)}")) is { Length: > 0 } list ? list : null;
}
