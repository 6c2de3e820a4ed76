using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.Tickets;

/// <summary>Does to a ticket what its caller asks, when it is his to change and he knows its present state.</summary>
public sealed class TicketDesk(ChangePromise<Ticket> tickets, PromiseStore<Ticket> store)
{
    public const string Channel = "api";

    public async Task<IResult> DoAsync(
        HttpRequest request,
        DurableTaskClient client,
        string id,
        Func<Ticket, Actor, Instant, Change<Ticket>> command,
        CancellationToken cancellation,
        int status = StatusCodes.Status200OK) =>
        request.Ticket(await ApplyAsync(request.Caller(), client, id, request.IfMatch(), command, request.Once(), cancellation), request.Caller(), status);

    /// <param name="ifMatch">The copy that the caller has in mind; null: whatever is there.</param>
    /// <param name="once">Names the request, so that a repeat changes nothing; null: each one counts.</param>
    public async Task<Stored<Ticket>> ApplyAsync(
        Caller caller, DurableTaskClient client, string id, string? ifMatch, Func<Ticket, Actor, Instant, Change<Ticket>> command, string? once, CancellationToken cancellation)
    {
        // Before anything is said of the copy that he has: of somebody else's ticket he is told nothing.
        TicketAccess.Require(caller, (await store.FindAsync(id, cancellation) ?? throw TicketKind.Value.NotFound(id)).State);
        return await tickets.ApplyAsync(
            client,
            id,
            ifMatch,
            (ticket, now) =>
            {
                TicketAccess.Require(caller, ticket);
                return command(ticket, caller.ToActor(), now);
            },
            once,
            cancellation);
    }
}
