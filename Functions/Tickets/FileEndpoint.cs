using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.Tickets;

public sealed class FileEndpoint(FileTicket tickets, SenderLookup senders)
{
    /// <summary>Files a ticket. One per external id, however often it is sent: a repeat is given the first one. The severity that the plan owes, the scope verdict and the first deadline are in the answer.</summary>
    [Function("FileTicket"), Allow(Role.Customer, Role.Staff)]
    [Takes<TicketRequest>("subject", "description", "severity", "contact"), Answers<TicketView>(202, Location = true), Tagged, Once]
    public async Task<IResult> File(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tickets")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var caller = request.Caller();
        var asked = await request.ReadJsonAsync<TicketRequest>(cancellation);
        var owned = asked with { AccountId = AccountFor(caller, asked.AccountId), ExternalId = asked.ExternalId ?? request.IdempotentId() };
        if (caller.Role == Role.Staff && asked.AccountId is { } named)
        {
            await senders.NamedAsync(named, cancellation);
        }

        var filed = await tickets.FileAsync(client, $"api:{caller.AccountId ?? caller.Id}", TicketDesk.Channel, owned, cancellation);
        return request.Accepted(filed.Record, caller);
    }

    static string? AccountFor(Caller caller, string? asked) =>
        caller.Role != Role.Customer || asked is null || asked == caller.AccountId
            ? asked ?? caller.AccountId
            : throw new RefusalException(RefusalKind.Forbidden, "A customer's key files for its own account.", new FieldError("accountId", "Leave it out.", asked));
}
