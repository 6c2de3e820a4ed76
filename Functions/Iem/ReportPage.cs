using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Text;
using SupportFlows.Functions.Http;
using static SupportFlows.Functions.Http.SmallPage;

namespace SupportFlows.Functions.Iem;

/// <summary>The wrap-up report to read and to print.</summary>
static class ReportPage
{
    public static string Of(IemFigures figures) => SmallPage.Of(
        "en",
        $"{figures.Event}: report",
        $"""
        <h1>{Text(figures.Event)}</h1>
        <p>{Text(figures.Account)}, {Wire.Text(figures.FirstDay)} to {Wire.Text(figures.LastDay)} ({Text(figures.TimeZone)}), request {figures.RequestId}, {Wire.Name(figures.Status)}.</p>
        {Summary(figures)}
        <h2>Tickets</h2>
        <p>{figures.Tickets.Filed} filed, {figures.Tickets.Urgent} of them urgent; {figures.Tickets.Answered} answered within the promise, {figures.Tickets.Missed} not.</p>
        {Table(["Ticket", "Severity", "First response"], figures.Tickets.All.Select(Row))}
        <h2>Milestones</h2>
        {Table(["Milestone", "Due", "Done"], figures.Milestones.Select(m => new[] { m.Id, Wire.Text(m.DueAt), m.DoneAt is { } done ? $"{Wire.Text(done)}{(m.OnTime == false ? " (late)" : "")}" : "not done" }))}
        <h2>While it ran</h2>
        <p>{figures.StatusesSent} statuses were sent to the customer.</p>
        {Table(["At", "State", "Note"], figures.Updates.Select(u => new[] { Wire.Text(u.At), u.State, $"{u.Note} ({u.By})" }))}
        <h2>Risks</h2>
        {Table(["Risk", "Rating", "State"], figures.Risks.Select(r => new[] { r.Title, Wire.Name(r.Rating), $"{Wire.Name(r.State)}{(r.Note is { } note ? $": {note}" : "")}" }))}
        """);

    static string Summary(IemFigures figures) => figures.Report is { } report
        ? string.Concat(report.Summary.Split('\n').Select(line => $"<p>{Text(line)}</p>")) + $"<p>{Text(report.By.Name)}, {Wire.Text(report.At)}</p>"
        : "<p>The summary is not written yet.</p>";

    static string[] Row(TicketFigure ticket) =>
        [$"{ticket.Subject} ({ticket.Id})", Wire.Name(ticket.Severity), ticket.After is { } after ? $"after {Wire.Text(after)}, {Wire.Name(ticket.FirstResponse!.Value)}" : "none yet"];

    static string Table(string[] heads, IEnumerable<string[]> rows)
    {
        var body = string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{Text(cell)}</td>"))}</tr>"));
        return body.Length == 0 ? "<p>None.</p>" : $"<table><thead><tr>{string.Concat(heads.Select(h => $"<th scope=\"col\">{h}</th>"))}</tr></thead><tbody>{body}</tbody></table>";
    }
}
