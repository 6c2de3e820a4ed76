using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.Tickets;
using SupportFlows.Web.Reading;
using SupportFlows.Web.Tickets;

namespace SupportFlows.Functions.Web.Tickets;

/// <summary>Shows a ticket's page, and does what a form on it asks; a form that is refused is on the page again, with the ticket as it is now.</summary>
public sealed class TicketDoor(WebDoor door, TicketReader reader, TicketDesk desk)
{
    public async Task<IResult> ShowAsync(HttpRequest request, string id, Tried? tried, CancellationToken cancellation)
    {
        int? before = int.TryParse(request.Query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return await door.ShowAsync<TicketPage, TicketModel>(request, await reader.ReadAsync(request.Caller(), id, before, cancellation), tried);
    }

    /// <param name="done">What the page then says: a code of <c>DoneWords</c>.</param>
    /// <param name="command">Made of the form's fields, applied to the ticket as it is.</param>
    public Task<IResult> DoAsync(
        HttpRequest request,
        DurableTaskClient client,
        string id,
        string done,
        Func<IReadOnlyDictionary<string, string>, Func<Ticket, Actor, Instant, Change<Ticket>>> command,
        CancellationToken cancellation) => WebDoor.DoAsync(
        request,
        async form =>
        {
            await desk.ApplyAsync(request.Caller(), client, id, ifMatch: null, command(form), request.FormOnce(), cancellation);
            return $"/tickets/{id}?done={done}";
        },
        tried => ShowAsync(request, id, tried, cancellation));

    /// <summary>What is about to be replaced must be what the page showed: all else that happened meanwhile is no hindrance.</summary>
    /// <exception cref="RefusalException">It is not.</exception>
    public static void RequireAsShown(string field, string? shown, string? now)
    {
        if ((shown ?? "") != (now ?? ""))
        {
            throw new RefusalException(RefusalKind.PreconditionFailed, "The ticket has changed since this page was made.", new FieldError(field, "Somebody else changed this meanwhile. Look at what is there now, then send again.", now));
        }
    }
}
