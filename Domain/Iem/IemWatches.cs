using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;

namespace SupportFlows.Domain.Iem;

/// <summary>The TAM decides within a set time: he is reminded halfway, others are called at its end, and at the event's begin the request lapses.</summary>
static class IemApprovalWatch
{
    const string Page = "approval";

    public static void Keep(IemTurn turn)
    {
        if (turn.Request is not { Status: IemStatus.Requested, DecideBy: { } by }) return;
        if (IemApprovals.LapsesAt(turn.Request) <= turn.Now)
        {
            Lapse(turn);
            return;
        }

        if (turn.Request.AwaitsPurchase) return;
        if (turn.Request.RemindedAt is null && RemindAt(turn) <= turn.Now && by > turn.Now)
        {
            turn.Edit.Request = turn.Request with { RemindedAt = turn.Now };
            var reminded = turn.Edit.Add(IemEvents.Reminded, body: null, isPublic: false, ("to", turn.Request.TamId));
            turn.Notices.AskApproval(reminded.Number, turn.Tams, "reminder");
        }

        if (turn.Request.EscalatedAt is null && by <= turn.Now)
        {
            turn.Edit.Request = turn.Request with { EscalatedAt = turn.Now };
            var escalated = turn.Edit.Add(IemEvents.Escalated, ("policy", turn.Facts.Policy));
            turn.Notices.AskApproval(escalated.Number, [.. turn.Tams.Concat(turn.Leads).DistinctBy(p => p.Id)], "unanswered");
            IemPages.Open(turn, escalated.Number, PageOf(turn.Request), PageReasons.IemApproval, turn.Request.TamId, IemApprovals.LapsesAt(turn.Request));
        }
    }

    public static Instant? NextAt(IemTurn turn) => turn.Request switch
    {
        { Status: not IemStatus.Requested } or { DecideBy: null } => null,
        { AwaitsPurchase: true } => IemApprovals.LapsesAt(turn.Request),
        { DecideBy: { } by } => new[] { turn.Request.RemindedAt is null && by > turn.Now ? RemindAt(turn) : null, turn.Request.EscalatedAt is null ? by : null, IemApprovals.LapsesAt(turn.Request) }.Min(),
    };

    /// <summary>External id of the page about it. Who is asked anew is paged anew; days that are added ask nobody anew.</summary>
    public static string PageOf(IemRequest request) => $"{Page}.{request.AskedAt?.ToUnixTimeSeconds()}";

    static Instant? RemindAt(IemTurn turn) => turn.Request.AskedAt is { } asked && turn.Request.DecideBy is { } by ? asked + ((by - asked) / 2) : null;

    static void Lapse(IemTurn turn)
    {
        turn.Edit.End(IemStatus.Rejected);
        IemNews.Tell(turn, turn.Edit.Add(IemEvents.Rejected, ("why", "not-approved"), ("givenBack", "true")));
    }
}

/// <summary>A quote that is not accepted in time takes what it was for with it.</summary>
static class IemQuoteWatch
{
    public static void Keep(IemTurn turn)
    {
        if (turn.Request.OpenQuote is not { } quote || quote.ValidUntil > turn.Now || turn.Request.EndedAt is not null) return;
        turn.Edit.Put(quote with { State = QuoteState.Expired });
        IemNews.Tell(turn, turn.Edit.Add(IemEvents.QuoteExpired, ("quote", quote.Id), ("days", $"{quote.Days}")));
        if (turn.Request.Status != IemStatus.Requested || !turn.Request.AwaitsPurchase) return;
        turn.Edit.End(IemStatus.Rejected);
        IemNews.Tell(turn, turn.Edit.Add(IemEvents.Rejected, ("why", "not-bought"), ("givenBack", "true")));
    }

    public static Instant? NextAt(IemTurn turn) => turn.Request.EndedAt is null ? turn.Request.OpenQuote?.ValidUntil : null;
}

/// <summary>The days themselves: they begin and end whether or not everything was ready, and the customer hears regularly how they go.</summary>
static class IemEventWatch
{
    public static void Keep(IemTurn turn)
    {
        if (turn.Request.Status is IemStatus.Preparing or IemStatus.Ready && turn.Request.Days.StartsAt <= turn.Now) Start(turn);
        if (turn.Request.Status != IemStatus.Live) return;
        if (turn.Request.Days.EndsAt <= turn.Now) End(turn);
        else if (NextStatus(turn) <= turn.Now) Tell(turn);
    }

    public static Instant? NextAt(IemTurn turn) => turn.Request.Status switch
    {
        IemStatus.Preparing or IemStatus.Ready => turn.Request.Days.StartsAt,
        IemStatus.Live => Instant.Min(NextStatus(turn), turn.Request.Days.EndsAt),
        _ => null,
    };

    static Instant NextStatus(IemTurn turn) => (turn.Request.StatusAt ?? turn.Request.Days.StartsAt) + turn.Policy.StatusEvery;

    static void Start(IemTurn turn)
    {
        var type = turn.Request.Status == IemStatus.Ready ? IemEvents.Started : IemEvents.StartedWithoutGo;
        // Late, the war room opens now; the hours that passed are not told one by one.
        turn.Edit.Request = turn.Request with { Status = IemStatus.Live, StartedAt = turn.Now, StatusAt = Tick(turn) };
        IemNews.Tell(turn, turn.Edit.Add(type, ("onDuty", turn.Names(IemRoster.At(turn.Request, turn.Now)))));
    }

    static void Tell(IemTurn turn)
    {
        var tick = Tick(turn);
        turn.Edit.Request = turn.Request with { StatusAt = tick };
        var sent = turn.Edit.Add(IemEvents.StatusSent, ("tickets", $"{turn.Facts.Tickets}"), ("urgent", $"{turn.Facts.Urgent}"), ("onDuty", turn.Names(IemRoster.At(turn.Request, turn.Now))));
        turn.Notices.Status(sent.Number, tick);
    }

    static void End(IemTurn turn)
    {
        turn.Edit.Request = turn.Request with { Status = IemStatus.WrappingUp };
        IemNews.Tell(turn, turn.Edit.Add(IemEvents.Ended));
    }

    /// <summary>The last full step since the event began.</summary>
    static Instant Tick(IemTurn turn)
    {
        var (start, every) = (turn.Request.Days.StartsAt, turn.Policy.StatusEvery);
        return start + (every * (long)((turn.Now - start) / every));
    }
}

/// <summary>A plan that is cancelled or runs out under a session that was taken does not end it by itself: somebody has to hear of it and decide.</summary>
static class IemCoverage
{
    public static void Keep(IemTurn turn)
    {
        if (turn.Request.Status is not (IemStatus.Requested or IemStatus.Preparing or IemStatus.Ready)) return;
        if (turn.Facts.IsCovered == (turn.Request.UncoveredSince is null)) return;
        turn.Edit.Request = turn.Request with { UncoveredSince = turn.Facts.IsCovered ? null : turn.Now };
        var told = turn.Edit.Add(turn.Facts.IsCovered ? IemEvents.CoverageRegained : IemEvents.CoverageLost, ("plan", turn.Facts.Plan));
        if (!turn.Facts.IsCovered) turn.Notices.ToStaff(Templates.IemCoverage, $"{told.Number}", turn.Tams, ("plan", turn.Facts.Plan));
    }
}
