using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Web.Tickets;

namespace SupportFlows.Functions.Web.Tickets;

public sealed class QueueEndpoints(WebDoor door, Queue queue)
{
    [Function("WebQueue"), Visit(Role.Customer, Role.Staff)]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "tickets")] HttpRequest request, CancellationToken cancellation)
    {
        var filter = new QueueFilter(Wire.TryName<TicketStatus>(request.Query["status"], out var status) ? status : null);
        return await door.ShowAsync<QueuePage, QueueModel>(request, await queue.ReadAsync(request.Caller(), filter, request.Continuation(), cancellation));
    }
}
