using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.Tickets;

public sealed class TriageEndpoints(TicketDesk desk, Catalog catalog, People people, MergeTickets merging)
{
    public sealed record Regrade(Severity? Severity, string? Reason);

    public sealed record Assignment(string? Assignee, string? Reason);

    public sealed record MergeTarget(string? Into);

    /// <summary>Changes the severity to what the facts support. The promise that is owed follows it; a miss already recorded stays.</summary>
    [Function("ReclassifyTicket"), Allow(Role.Staff)]
    [Takes<Regrade>("severity", "reason"), Answers<TicketView>, Command]
    public async Task<IResult> Reclassify(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tickets/{id}/severity")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var regrade = await request.ReadJsonAsync<Regrade>(cancellation);
        var severity = regrade.Severity ?? throw Missing("severity", "Say which severity the facts support.");
        return await desk.DoAsync(request, client, id, (t, actor, now) => TicketCommands.Reclassify(catalog, t, actor, TicketDesk.Channel, severity, regrade.Reason ?? "", now), cancellation);
    }

    /// <summary>Gives a ticket to somebody of the staff.</summary>
    [Function("AssignTicket"), Allow(Role.Staff)]
    [Takes<Assignment>("assignee"), Answers<TicketView>, Command]
    public async Task<IResult> Assign(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tickets/{id}/assign")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var assignment = await request.ReadJsonAsync<Assignment>(cancellation);
        var assignee = assignment.Assignee ?? throw Missing("assignee", "Say who: a person's id.");
        _ = await people.GetAsync(assignee, cancellation) ?? throw Missing("assignee", "Nobody of the staff has this id.", assignee);
        return await desk.DoAsync(request, client, id, (t, actor, now) => TicketCommands.Assign(t, actor, TicketDesk.Channel, assignee, assignment.Reason, now), cancellation);
    }

    /// <summary>Merges a ticket into another one, where it goes on.</summary>
    [Function("MergeTicket"), Allow(Role.Staff)]
    [Takes<MergeTarget>("into"), Answers<TicketView>, Tagged, Refuses(404, 409)]
    public async Task<IResult> Merge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tickets/{id}/merge")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var target = await request.ReadJsonAsync<MergeTarget>(cancellation);
        var into = target.Into ?? throw Missing("into", "Say into which ticket.");
        var merged = await merging.ApplyAsync(client, id, into, request.Caller().ToActor(), TicketDesk.Channel, cancellation);
        return request.Ticket(merged, request.Caller());
    }

    static RefusalException Missing(string field, string reason, string? value = null) => new(RefusalKind.Invalid, "A field is missing or unknown.", new FieldError(field, reason, value));
}
