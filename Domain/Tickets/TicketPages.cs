using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Tickets;

/// <summary>Orders the page that rings those on call. A ticket has one page; what is ordered again raises that one.</summary>
static class TicketPages
{
    /// <summary>The ticket is urgent, or was raised to be.</summary>
    /// <returns>False: nobody is paged for it, and those on call have to be told in another way. The same of the others.</returns>
    public static bool Urgent(TicketTurn turn) =>
        turn.Paging is { } paging && paging.Severities.Contains(turn.Ticket.Severity.Owed) && Order(turn, paging, "page", PageReasons.Urgent);

    public static bool Warned(TicketTurn turn, Clock clock, int percent) =>
        turn.Paging is { } paging && paging.Warnings.Contains(percent)
        && Order(turn, paging, $"page-{percent}-{Wire.Name(clock.Kind)}", PageReasons.Warning, ("clock", Wire.Name(clock.Kind)), ("percent", $"{percent}"));

    /// <summary>A promise that was kept too late needs nobody out of bed.</summary>
    public static bool Missed(TicketTurn turn, IReadOnlyDictionary<string, string?> clock, bool answered) =>
        turn.Paging is { Breach: true } paging && !answered
        && Order(turn, paging, $"page-missed-{clock["clock"]}", PageReasons.Missed, ("clock", clock["clock"]));

    static bool Order(TicketTurn turn, TicketPaging paging, string what, string reason, params (string, string?)[] details)
    {
        var important = turn.Ticket.Severity.Owed == Severity.BusinessCritical ? "true" : "false";
        var ordered = turn.Edit.Add(
            TicketEvents.PageOrdered, Details.Of([("policy", paging.Policy), ("reason", reason), ("important", important), .. details]), isPublic: false);
        turn.Edit.Ticket = turn.Ticket with { PagedAt = turn.Now };
        turn.Notices.Page(what, ordered.Number, paging.Policy, ("reason", reason), ("important", important), ("event", $"{ordered.Number}"));
        return true;
    }
}
