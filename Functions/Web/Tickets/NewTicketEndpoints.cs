using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Web.Reading;
using SupportFlows.Web.Tickets;

namespace SupportFlows.Functions.Web.Tickets;

public sealed class NewTicketEndpoints(WebDoor door, NewTicket newTicket, FileTicket tickets)
{
    const string Send = "send";

    /// <param name="request">Its query may say for which <c>accountId</c>.</param>
    [Function("WebNewTicket"), Visit(Role.Customer, Role.Staff)]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "tickets/new")] HttpRequest request, CancellationToken cancellation) =>
        ShowAsync(request, request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()), review: false, null, cancellation);

    /// <summary>Shows what would follow, and files only when that is what was pressed.</summary>
    [Function("WebFileTicket"), Visit(Role.Customer, Role.Staff)]
    public Task<IResult> File(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/new")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (caller, given) = (request.Caller(), request.ConsoleForm());
        return given.GetValueOrDefault("step") != Send
            ? ShowAsync(request, given, review: true, null, cancellation)
            : WebDoor.DoAsync(
                request,
                async form =>
                {
                    var asked = (await newTicket.AskedAsync(caller, form, cancellation)) with { ExternalId = request.FormOnce() };
                    var filed = await tickets.FileAsync(client, $"web:{caller.AccountId ?? caller.Id}", WebDoor.Channel, asked, cancellation);
                    return $"/tickets/{filed.Record.State.Id}?done=filed";
                },
                tried => ShowAsync(request, given, review: false, tried, cancellation));
    }

    async Task<IResult> ShowAsync(HttpRequest request, IReadOnlyDictionary<string, string> given, bool review, Tried? tried, CancellationToken cancellation)
    {
        var (model, refused) = await newTicket.ReadAsync(request.Caller(), given, review, cancellation);
        return await door.ShowAsync<NewTicketPage, NewTicketModel>(request, model, tried ?? (refused is null ? null : WebDoor.TriedOf(given, refused)));
    }
}
