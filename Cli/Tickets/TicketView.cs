using Spectre.Console;
using SupportFlows.Cli.Output;
using SupportFlows.Client;

namespace SupportFlows.Cli.Tickets;

/// <summary>A ticket for people.</summary>
static class TicketView
{
    public static readonly IReadOnlyList<string> Columns = ["Id", "Status", "Severity", "Assignee", "Next due", "Subject"];

    public static IReadOnlyList<string> Row(Ticket ticket, DateTimeOffset now) =>
        [ticket.Id, ticket.Status, ticket.Severity.Owed, ticket.Assignee ?? "", Next(ticket) is { } clock ? $"{clock.Kind} {Moment.Countdown(clock, now)}" : "", ticket.Subject];

    public static Grid Of(Ticket ticket, DateTimeOffset now) => Shapes.Facts([
        ("Id", ticket.Id),
        ("Subject", ticket.Subject),
        ("Status", ticket.MergedInto is { } into ? $"{ticket.Status}, merged into {into}" : ticket.Status),
        ("Severity", ticket.Severity.Owed == ticket.Severity.Submitted ? ticket.Severity.Owed : $"{ticket.Severity.Owed} (asked for: {ticket.Severity.Submitted})"),
        ("Account", ticket.AccountId is { } account ? $"{account}, plan {ticket.Plan}" : $"unknown, plan {ticket.Plan}"),
        ("Contact", ticket.Contact.Name),
        ("Scope", ticket.Scope.Verdict == "in" ? null : $"{ticket.Scope.Verdict}: {ticket.Scope.Reason}"),
        ("Assignee", ticket.Assignee ?? "nobody yet"),
        .. ticket.Clocks.Select(c => (c.Kind, (string?)$"{Moment.Countdown(c, now)} ({Moment.Of(c.DueAt)})")),
        ("Accepted", Moment.Of(ticket.AcceptedAt)),
        ("Closed", Moment.Of(ticket.ClosedAt)),
    ]);

    /// <summary>For a log: a line a change.</summary>
    public static string Line(Ticket ticket, DateTimeOffset now) =>
        $"{Moment.Of(ticket.UpdatedAt)} {ticket.Id} {ticket.Status}, {ticket.Assignee ?? "nobody yet"}{string.Concat(ticket.Clocks.Select(c => $"; {c.Kind} {Moment.Countdown(c, now)}"))}";

    static TicketClock? Next(Ticket ticket) => ticket.Clocks.Where(c => c.State == ClockStates.Running).MinBy(c => c.DueAt);
}
