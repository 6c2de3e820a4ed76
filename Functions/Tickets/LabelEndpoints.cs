using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Tickets;

public sealed class LabelEndpoints(TicketDesk desk)
{
    public sealed record Labels(IReadOnlyList<string>? Add, IReadOnlyList<string>? Remove);

    /// <summary>Adds and removes tags, which only the staff sees.</summary>
    [Function("TagTicket"), Allow(Role.Staff)]
    [Takes<Labels>, Answers<TicketView>, Command]
    public async Task<IResult> Tag(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tickets/{id}/tags")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var tags = await request.ReadJsonAsync<Labels>(cancellation);
        return await desk.DoAsync(request, client, id, (t, actor, now) => TicketCommands.Tag(t, actor, TicketDesk.Channel, tags.Add ?? [], tags.Remove ?? [], now), cancellation);
    }

    /// <summary>Adds and removes watchers: email addresses that hear of every public reply.</summary>
    [Function("WatchTicket"), Allow(Role.Customer, Role.Staff)]
    [Takes<Labels>, Answers<TicketView>, Command]
    public async Task<IResult> Watch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tickets/{id}/watchers")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var emails = await request.ReadJsonAsync<Labels>(cancellation);
        return await desk.DoAsync(request, client, id, (t, actor, now) => TicketCommands.Watch(t, actor, TicketDesk.Channel, emails.Add ?? [], emails.Remove ?? [], now), cancellation);
    }
}
