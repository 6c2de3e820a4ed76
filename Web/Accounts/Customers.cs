using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Web.LaunchEvents;
using SupportFlows.Web.Plans;

namespace SupportFlows.Web.Accounts;

/// <summary>Reads the customers for the staff.</summary>
public sealed class Customers(AccountDirectory accounts, People people, Catalog catalog, TicketIndex tickets, LaunchEvents.LaunchEvents events, PlanAndUsage usage, TimeProvider time)
{
    const int PageSize = 50;

    public async Task<AccountsModel> ListAsync(string? continuation, CancellationToken cancellation)
    {
        var (found, next) = await accounts.ListAsync(PageSize, continuation, cancellation);
        return new AccountsModel([.. await Task.WhenAll(found.Select(a => RowAsync(a, cancellation)))], next);
    }

    /// <returns>Null: there is no such account.</returns>
    public async Task<AccountModel?> ReadAsync(string id, CancellationToken cancellation)
    {
        if (await usage.ReadAsync(id, cancellation) is not { Account: { } account } plan)
        {
            return null;
        }

        // As the customer himself has them.
        var own = await events.ReadAsync(new Caller(Role.Customer, account.Id, account.Name, account.Id, null), isOver: false, continuation: null, cancellation);
        var row = await RowAsync(account, cancellation);
        return new AccountModel(account, plan.Plan, row.Tam, row.Open, [.. own.Rows, .. own.Past], plan.Years);
    }

    async Task<AccountRow> RowAsync(Account account, CancellationToken cancellation)
    {
        var tam = account.TamId is { } id ? (await people.ListAsync(cancellation)).FirstOrDefault(p => p.Id == id)?.Name ?? id : null;
        return new AccountRow(account, catalog.PlanOf(account, time.GetCurrentInstant()), tam, await tickets.OpenOfAccountAsync(account.Id, AccountRow.MostCounted, cancellation));
    }
}
