using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Web.Tickets;

/// <summary>Reads the queue for its reader: a customer's is his account's tickets.</summary>
public sealed class Queue(TicketLists lists, People people, AccountDirectory accounts)
{
    const int PageSize = 50;

    public async Task<QueueModel> ReadAsync(Caller reader, QueueFilter filter, string? continuation, CancellationToken cancellation)
    {
        var account = reader.Role == Role.Customer ? reader.AccountId : filter.Account;
        var assignee = filter.Assignee == "me" ? reader.PersonId ?? reader.Id : filter.Assignee;
        var page = await lists.ListAsync(new TicketFilter(filter.Status, account, assignee), PageSize, continuation, cancellation);
        var staff = (await people.ListAsync(cancellation)).ToDictionary(p => p.Id, p => p.Name);
        var names = new Dictionary<string, string>();
        foreach (var id in page.Items.Select(t => t.AccountId).OfType<string>().Distinct())
        {
            names[id] = (await accounts.GetAsync(id, cancellation))?.Name ?? id;
        }

        return new QueueModel(filter, [.. page.Items.Select(Row)], page.Continuation);

        QueueRow Row(Ticket t) => new(
            t.Id,
            t.Subject,
            t.AccountId is { } id ? names[id] : t.Contact.Name,
            t.Severity.Current,
            t.Status,
            t.Clocks.Where(c => c.State == ClockState.Running).MinBy(c => c.DueAt),
            t.AssigneeId is { } handler ? staff.GetValueOrDefault(handler, handler) : null,
            t.UpdatedAt);
    }
}
