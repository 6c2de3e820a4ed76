using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Web.Parts;

namespace SupportFlows.Web.Tickets;

/// <summary>Reads the queue for its reader: a customer's is his account's tickets.</summary>
public sealed class Queue(TicketLists lists, TicketIndex index, People people, AccountDirectory accounts, SavedViews views, Catalog catalog, TimeProvider time)
{
    const int PageSize = 50;

    static readonly QueueFilter All = new();

    static readonly IReadOnlyList<QueueTab> CustomerTabs =
    [
        new("All tickets", All),
        new("Waiting for you", All with { Status = TicketStatus.PendingCustomer }),
        new("Resolved", All with { Status = TicketStatus.Resolved }),
        new("Closed", All with { Status = TicketStatus.Closed }),
    ];

    /// <summary>Whoever works tickets begins with his own.</summary>
    public async Task<bool> BeginsWithOwnAsync(Caller reader, CancellationToken cancellation) =>
        reader.PersonId is { } id && await people.GetAsync(id, cancellation) is { } person && person.Roles.Contains(PersonRole.Handler);

    public async Task<QueueModel> ReadAsync(Caller reader, QueueFilter filter, string? continuation, string? sought, CancellationToken cancellation)
    {
        var isCustomer = reader.Role == Role.Customer;
        var (page, kept, team, tabs) = (
            lists.ListAsync(Asked(reader, filter), PageSize, continuation, cancellation),
            views.ListAsync(reader, cancellation),
            people.ListAsync(cancellation),
            isCustomer ? Task.FromResult(CustomerTabs) : StaffTabsAsync(reader, cancellation));
        var tickets = (await page).Items;
        var names = (await team).ToDictionary(p => p.Id, p => p.Name);
        var customers = await CustomersAsync(tickets, cancellation);
        return new QueueModel(
            filter,
            await tabs,
            await kept,
            isCustomer ? [] : [.. (await team).Select(p => new SelectOption(p.Id, p.Name))],
            [.. tickets.Select(Row)],
            (await page).Continuation,
            sought);

        QueueRow Row(Ticket t) => new(
            t.Id,
            t.Subject,
            t.AccountId is { } id ? customers[id] : t.Contact.Name,
            catalog.Plan(t.Plan).Name,
            t.Severity.Current,
            t.Status,
            Pressing.Of(t),
            t.Clocks.Any(c => c.MissedAt is not null),
            t.AssigneeId is { } handler ? names.GetValueOrDefault(handler, handler) : null,
            t.UpdatedAt);
    }

    TicketFilter Asked(Caller reader, QueueFilter filter)
    {
        var assignee = filter.Assignee switch
        {
            QueueFilter.Anybody or QueueFilter.Nobody => null,
            QueueFilter.Me => reader.PersonId ?? reader.Id,
            var person => person,
        };
        return reader.Role == Role.Customer
            ? new TicketFilter(filter.Status, reader.AccountId) { Severity = filter.Severity }
            : new TicketFilter(filter.Status, filter.Account, assignee, filter.DueWithin is { } within ? time.GetCurrentInstant() + within : null)
            {
                Severity = filter.Severity,
                Unassigned = filter.Assignee == QueueFilter.Nobody,
                OpenOnly = filter.Status is null,
            };
    }

    async Task<IReadOnlyList<QueueTab>> StaffTabsAsync(Caller reader, CancellationToken cancellation)
    {
        var (mine, nobodys) = (index.OpenOfAsync(reader.PersonId ?? reader.Id, cancellation), index.OpenOfNobodyAsync(cancellation));
        return
        [
            new("Mine", All with { Assignee = QueueFilter.Me }, await mine),
            new("Nobody's", All with { Assignee = QueueFilter.Nobody }, await nobodys),
            new("Due within an hour", All with { DueWithin = Duration.FromHours(1) }),
            new("All open", All),
            new("Waiting for the customer", All with { Status = TicketStatus.PendingCustomer }),
            new("Closed", All with { Status = TicketStatus.Closed }),
        ];
    }

    async Task<Dictionary<string, string>> CustomersAsync(IReadOnlyList<Ticket> tickets, CancellationToken cancellation)
    {
        var ids = tickets.Select(t => t.AccountId).OfType<string>().Distinct().ToList();
        var found = await Task.WhenAll(ids.Select(id => accounts.GetAsync(id, cancellation)));
        return ids.Zip(found).ToDictionary(pair => pair.First, pair => pair.Second?.Name ?? pair.First);
    }
}
