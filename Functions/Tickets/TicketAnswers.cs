using Microsoft.AspNetCore.Http;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.Tickets;

static class TicketAnswers
{
    /// <summary>The ticket as <paramref name="reader"/> sees it, with its ETag.</summary>
    public static IResult Ticket(this HttpRequest request, Stored<Ticket> stored, Caller? reader, int status = StatusCodes.Status200OK)
    {
        request.HttpContext.Response.SetETag(stored.ETag);
        return Results.Json(TicketView.Of(stored.State, reader), Json.Options, statusCode: status);
    }

    /// <summary>202: the ticket is kept, and the promise is running.</summary>
    public static IResult Accepted(this HttpRequest request, Stored<Ticket> stored, Caller? reader)
    {
        request.HttpContext.Response.Headers.Location = $"/api/tickets/{stored.State.Id}";
        return request.Ticket(stored, reader, StatusCodes.Status202Accepted);
    }
}
