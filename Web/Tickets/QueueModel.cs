using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Web.Parts;

namespace SupportFlows.Web.Tickets;

/// <summary>Tickets, soonest due first.</summary>
/// <param name="Tabs">The views that everybody of the reader's role has.</param>
/// <param name="Views">The reader's own.</param>
/// <param name="Team">Whom a ticket may be with; nobody for a customer.</param>
/// <param name="Next">Asks for the next part; null when this is the last.</param>
/// <param name="Sought">What was looked for by its id and is not there; null: nothing was.</param>
public sealed record QueueModel(
    QueueFilter Filter, IReadOnlyList<QueueTab> Tabs, IReadOnlyList<SavedView> Views, IReadOnlyList<SelectOption> Team, IReadOnlyList<QueueRow> Rows, string? Next, string? Sought);

/// <param name="Name">In English.</param>
/// <param name="Count">Null where it would not be cheap.</param>
public sealed record QueueTab(string Name, QueueFilter Filter, int? Count = null);

/// <param name="Due">The clock that presses most, also when it is over; null: nothing is owed at present.</param>
/// <param name="Plan">Its name by language.</param>
/// <param name="Missed">A promise of it was missed at some time.</param>
/// <param name="Assignee">Name of whoever has it; null: nobody.</param>
public sealed record QueueRow(
    string Id, string Subject, string Customer, IReadOnlyDictionary<string, string> Plan, Severity Severity, TicketStatus Status, Clock? Due, bool Missed, string? Assignee, Instant UpdatedAt);
