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

namespace SupportFlows.Functions.Tickets;

public sealed class TalkEndpoints(TicketDesk desk, Catalog catalog)
{
    /// <param name="Public">False is an internal note. Staff must say which; a customer's reply is always public.</param>
    public sealed record Reply(string? Body, bool? Public);

    /// <summary>Replies to a ticket, or notes something for the staff. The first public reply of a human stops the first-response clock.</summary>
    [Function("ReplyToTicket"), Allow(Role.Customer, Role.Staff)]
    [Takes<Reply>("body"), Answers<TicketView>(201, Location = true), Command]
    public async Task<IResult> Answer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tickets/{id}/replies")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var reply = await request.ReadJsonAsync<Reply>(cancellation);
        var isPublic = IsPublic(request.Caller(), reply);
        request.HttpContext.Response.Headers.Location = $"/api/tickets/{id}/timeline";
        return await desk.DoAsync(
            request, client, id, (t, actor, now) => TicketCommands.Reply(catalog, t, actor, TicketDesk.Channel, reply.Body ?? "", isPublic, now), cancellation, StatusCodes.Status201Created);
    }

    // No default for staff: a note taken for a reply would reach the customer.
    static bool IsPublic(Caller caller, Reply reply) => (caller.Role, reply.Public) switch
    {
        (Role.Customer, null or true) => true,
        (Role.Customer, false) => throw Invalid("Your replies are read by our staff; leave it out or say true."),
        (_, { } said) => said,
        _ => throw Invalid("Say true for a reply that the customer gets, or false for an internal note."),
    };

    static RefusalException Invalid(string reason) => new(RefusalKind.Invalid, "The reply must say who may read it.", new FieldError("public", reason));
}
