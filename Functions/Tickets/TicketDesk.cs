using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.Tickets;

/// <summary>Does to a ticket what its caller asks, when it is his to change and he knows its present state.</summary>
public sealed class TicketDesk(ChangeTicket tickets)
{
    public const string Channel = "api";

    public async Task<IResult> DoAsync(
        HttpRequest request,
        DurableTaskClient client,
        string id,
        Func<Ticket, Actor, Instant, TicketChange> command,
        CancellationToken cancellation,
        int status = StatusCodes.Status200OK)
    {
        var caller = request.Caller();
        var changed = await tickets.ApplyAsync(
            client,
            id,
            request.IfMatch(),
            (ticket, now) =>
            {
                TicketAccess.Require(caller, ticket);
                return command(ticket, caller.ToActor(), now);
            },
            Once(request, caller),
            cancellation);
        return request.Ticket(changed, caller, status);
    }

    /// <summary>The caller's idempotency key, apart from anybody else's and from the same key on another command.</summary>
    static string? Once(HttpRequest request, Caller caller) => request.IdempotencyKey() is { } key
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Id} {request.Path} {key}")))
        : null;
}
