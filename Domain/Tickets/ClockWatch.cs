using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

/// <summary>Warns before a promise is missed, and records the miss once, with who was told (SPEC section 2).</summary>
static class ClockWatch
{
    public static void Keep(TicketTurn turn)
    {
        foreach (var clock in turn.Ticket.Clocks.Where(c => c.State == ClockState.Running).OrderBy(c => c.DueAt).ToList())
            if (turn.Now >= clock.DueAt) Miss(turn, clock);
            else Warn(turn, clock);
    }

    /// <summary>A command came upon the missed clock first; it may have ended or been followed by another since.</summary>
    public static void RecordOverdue(TicketTurn turn, TimelineEvent overdue)
    {
        var clock = turn.Ticket.Clocks.FirstOrDefault(c => Wire.Name(c.Kind) == overdue.Details["clock"] && $"{c.Number}" == overdue.Details["number"]);
        Record(turn, overdue.Details, Wire.Text(clock?.EndedAt));
    }

    static void Miss(TicketTurn turn, Clock clock)
    {
        var missed = Clocks.Settle(clock, turn.Now);
        turn.Edit.Put(missed);
        Record(turn, TicketEdit.ClockDetails(missed), answeredAt: null);
    }

    static void Record(TicketTurn turn, IReadOnlyDictionary<string, string?> clock, string? answeredAt)
    {
        var paged = TicketPages.Missed(turn, clock, answered: answeredAt is not null);
        var told = turn.Audience.AtLevel(2, paged);
        turn.Notices.Alarm(
            Templates.ClockMissed,
            $"{Templates.ClockMissed}-{clock["clock"]}",
            int.Parse(clock["number"]!, System.Globalization.CultureInfo.InvariantCulture),
            told,
            ("clock", clock["clock"]),
            ("due", clock["due"]),
            ("target", clock["target"]),
            ("answeredAt", answeredAt));
        turn.Edit.Add(
            TicketEvents.Missed,
            Details.Of([.. Pairs(clock), ("missedAt", clock["due"]), ("answeredAt", answeredAt), ("told", Ids(told)), ("toldAt", Wire.Text(turn.Now))]),
            isPublic: false);
    }

    /// <summary>Of several thresholds crossed at once only the highest is worth a message; the others have passed.</summary>
    static void Warn(TicketTurn turn, Clock clock)
    {
        var crossed = turn.Policy.Warnings.Where(p => !clock.Warned.Contains(p) && turn.Now >= Clocks.WarningAt(clock, p, turn.Hours)).ToList();
        if (crossed.Count == 0) return;
        var percent = crossed.Max();
        turn.Edit.Put(clock with { Warned = [.. clock.Warned.Concat(crossed).Order()] });
        var level = turn.Policy.Warnings.Order().ToList().IndexOf(percent);
        var paged = TicketPages.Warned(turn, clock, percent);
        var told = turn.Audience.AtLevel(level, paged);
        var details = Details.Of([.. Pairs(TicketEdit.ClockDetails(clock)), ("percent", $"{percent}"), ("told", Ids(told))]);
        var warned = turn.Edit.Add(TicketEvents.Warned, details, isPublic: false);
        turn.Notices.Alarm(
            Templates.ClockWarning,
            $"{Templates.ClockWarning}-{percent}-{details["clock"]}",
            warned.Number,
            told,
            ("clock", details["clock"]),
            ("percent", details["percent"]),
            ("due", details["due"]));
    }

    static IEnumerable<(string, string?)> Pairs(IReadOnlyDictionary<string, string?> details) => details.Select(d => (d.Key, d.Value));

    static string Ids(IEnumerable<Person> people) => string.Join(' ', people.Select(p => p.Id));
}
