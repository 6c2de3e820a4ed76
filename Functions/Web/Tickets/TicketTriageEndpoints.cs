using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.Web.Tickets;

public sealed class TicketTriageEndpoints(TicketDoor door, Catalog catalog, People people, MergeTickets merging)
{
    const string Done = "changed";

    [Function("WebAssignTicket"), Visit(Role.Staff)]
    public async Task<IResult> Assign(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/{id}/assign")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var isKnown = await people.GetAsync(request.ConsoleForm().GetValueOrDefault("assignee") ?? "", cancellation) is not null;
        return await door.DoAsync(
            request,
            client,
            id,
            Done,
            form => (t, actor, now) =>
            {
                var assignee = isKnown ? form["assignee"] : throw Wrong("assignee", "Choose somebody.");
                TicketDoor.RequireAsShown("assignee", form.GetValueOrDefault("before"), t.AssigneeId);
                return TicketCommands.Assign(t, actor, WebDoor.Channel, assignee, form.GetValueOrDefault("reason"), now);
            },
            cancellation);
    }

    [Function("WebReclassifyTicket"), Visit(Role.Staff)]
    public Task<IResult> Reclassify(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/{id}/severity")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) => door.DoAsync(
        request,
        client,
        id,
        Done,
        form => (t, actor, now) =>
        {
            var severity = Wire.TryName<Severity>(form.GetValueOrDefault("severity"), out var said) ? said : throw Wrong("severity", "Say which severity the facts support.");
            TicketDoor.RequireAsShown("severity", form.GetValueOrDefault("before"), Wire.Name(t.Severity.Current));
            return TicketCommands.Reclassify(catalog, t, actor, WebDoor.Channel, severity, form.GetValueOrDefault("reason") ?? "", now);
        },
        cancellation);

    [Function("WebMergeTicket"), Visit(Role.Staff)]
    public Task<IResult> Merge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/{id}/merge")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) => WebDoor.DoAsync(
        request,
        async form =>
        {
            var into = form.GetValueOrDefault("into")?.Trim() ?? "";
            try
            {
                await merging.ApplyAsync(client, id, into, request.Caller().ToActor(), WebDoor.Channel, cancellation);
            }
            catch (RefusalException refusal) when (refusal.Kind == RefusalKind.NotFound && into != id)
            {
                throw Wrong("into", "There is no ticket with this id. It stands above the subject on the ticket's page.", into);
            }

            return $"/tickets/{into}?done={Done}";
        },
        tried => door.ShowAsync(request, id, tried, cancellation));

    static RefusalException Wrong(string field, string reason, string? value = null) => new(RefusalKind.Invalid, "A field is missing or unknown.", new FieldError(field, reason, value));
}
