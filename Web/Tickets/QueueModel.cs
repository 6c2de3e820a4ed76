using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Web.Tickets;

/// <summary>Tickets, soonest due first.</summary>
/// <param name="Next">Asks for the next part; null when this is the last.</param>
public sealed record QueueModel(QueueFilter Filter, IReadOnlyList<QueueRow> Rows, string? Next);

/// <summary>What of the queue is shown, as the address of the page says.</summary>
/// <param name="Assignee"><c>me</c>, a person's id, or null for everybody's.</param>
public sealed record QueueFilter(TicketStatus? Status = null, string? Assignee = null, string? Account = null);

/// <param name="Due">Of the running clock that is due first; null: nothing is owed at present.</param>
/// <param name="Assignee">Name of whoever has it; null: nobody.</param>
public sealed record QueueRow(string Id, string Subject, string Customer, Severity Severity, TicketStatus Status, Clock? Due, string? Assignee, Instant UpdatedAt);
