using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Functions.Tickets;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Queues;

namespace SupportFlows.Functions.Iem;

/// <summary>Requests a session, by API or by the queue <c>iem-intake</c>.</summary>
public sealed class IemFileEndpoint(FileIem requests, IemDoor door)
{
    /// <summary>Requests a guarded launch event. Its session is reserved before the answer.</summary>
    [Function("RequestIem"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    [Takes<NewIemRequest>("event", "firstDay", "lastDay", "contacts"), Answers<IemRequestView>(202, Location = true), Tagged, Once]
    [Refuses(403, "The key is a customer's, and accountId is somebody else's.")]
    [Refuses(409, "No session is left: the title says what is used, and how to buy.")]
    public async Task<IResult> File(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (caller, asked) = (request.Caller(), await request.ReadJsonAsync<NewIemRequest>(cancellation));
        var order = asked.ToOrder(AccountFor(caller, asked.AccountId), asked.ExternalId ?? request.IdempotentId());
        var filed = await requests.FileAsync(client, $"api:{caller.AccountId ?? caller.Id}", IemDoor.Channel, order, caller.ToActor(), cancellation);
        return door.Accepted(request, filed.Record);
    }

    /// <summary>The same command as a message. One that cannot be taken goes to <c>iem-intake-poison</c>.</summary>
    [Function("IemIntake")]
    public Task Take([QueueTrigger(QueueNames.Iem)] string message, [DurableClient] DurableTaskClient client, FunctionContext context, CancellationToken cancellation)
    {
        var asked = JsonText.Parse<NewIemRequest>(Encoding.UTF8.GetBytes(message));
        return requests.FileAsync(client, "queue", "queue", asked.ToOrder(asked.AccountId, asked.ExternalId ?? IntakeQueue.MessageId(context)), actor: null, cancellation);
    }

    static string? AccountFor(Caller caller, string? asked) =>
        caller.Role != Role.Customer || asked is null || asked == caller.AccountId
            ? asked ?? caller.AccountId
            : throw new RefusalException(RefusalKind.Forbidden, "A customer's key requests sessions of its own account.", new FieldError("accountId", "Leave it out.", asked));
}
