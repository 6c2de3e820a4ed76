using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Access;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Web.Tickets;

/// <summary>A list is edited as one text; what is applied is what its editor added and took away, so that another's change of the same list stays.</summary>
public sealed class TicketLabelEndpoints(TicketDoor door)
{
    [Function("WebTagTicket"), Visit(Role.Staff)]
    public Task<IResult> Tag(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/{id}/tags")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        door.DoAsync(request, client, id, "changed", form => (t, actor, now) => TicketCommands.Tag(t, actor, WebDoor.Channel, Added(form), Removed(form), now), cancellation);

    [Function("WebWatchTicket"), Visit(Role.Customer, Role.Staff)]
    public Task<IResult> Watch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/{id}/watchers")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        door.DoAsync(request, client, id, "changed", form => (t, actor, now) => TicketCommands.Watch(t, actor, WebDoor.Channel, Added(form), Removed(form), now), cancellation);

    static IReadOnlyList<string> Added(IReadOnlyDictionary<string, string> form) => [.. Words(form, "add").Except(Words(form, "before"))];

    static IReadOnlyList<string> Removed(IReadOnlyDictionary<string, string> form) => [.. Words(form, "before").Except(Words(form, "add"))];

    static string[] Words(IReadOnlyDictionary<string, string> form, string field) =>
        form.GetValueOrDefault(field)?.Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries) ?? [];
}
