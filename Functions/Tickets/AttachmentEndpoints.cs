using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Functions.Trail;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Attachments;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Tickets;

public sealed class AttachmentEndpoints(AttachmentDesk desk)
{
    /// <summary>Attaches a file to a ticket. Its content is the body, as it is; no clock starts or stops by it.</summary>
    [Function("AttachToTicket"), Allow(Role.Customer, Role.Staff)]
    [TakesTheirs("*/*", "What is in the file, at most 20 MiB. `Content-Type` says what it is."), Answers<AttachmentView>(201, Location = true), Once]
    [Query("name", "Of the file, without a folder: 1 to 150 characters.", Required = true)]
    [Query<Visibility>("visibility", "Who sees it. Staff must say which; a customer's is always public.")]
    [Refuses(400, "The file did not come whole."), Refuses(404), Refuses(409, "The ticket is closed, or has 50 files, or the file of this `Idempotency-Key` was deleted since."), Refuses(413, "The file is larger than 20 MiB.")]
    public async Task<IResult> Attach(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tickets/{id}/attachments")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var file = new SentFile(request.Query["name"], request.ContentType, request.Query["visibility"], request.ContentLength, request.Body);
        var attached = await desk.AttachAsync(client, request.Caller(), id, TicketDesk.Channel, file, request.Once(), cancellation);
        request.HttpContext.Response.Headers.Location = AttachmentView.AddressOf(id, attached.Id);
        return Results.Json(AttachmentView.Of(id, attached), Json.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Lists a ticket's files, oldest first. A customer is shown those that are public.</summary>
    [Function("ListAttachments"), Allow(Role.Customer, Role.Staff)]
    [Answers<ListView<AttachmentView>>, Refuses(404)]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/tickets/{id}/attachments")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var files = await desk.ListAsync(request.Caller(), id, cancellation);
        return Results.Json(new ListView<AttachmentView>(files.Select(f => AttachmentView.Of(id, f)), Continuation: null), Json.Options);
    }

    /// <summary>Reads what is in a file.</summary>
    [Function("ReadAttachment"), Allow(Role.Customer, Role.Staff)]
    [AnswersFile, Answers(304), Tagged, Refuses(404)]
    public async Task<IResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/tickets/{id}/attachments/{attachment}")] HttpRequest request, string id, string attachment, CancellationToken cancellation) =>
        await request.FileAsync(desk, await desk.FindAsync(request.Caller(), id, attachment, cancellation), cancellation);

    /// <summary>Deletes a file with its content. The timeline keeps that it was there.</summary>
    [Function("DeleteAttachment"), Allow(Role.Staff), Audited("attachment-deleted")]
    [Answers(204), Refuses(404)]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/tickets/{id}/attachments/{attachment}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string attachment,
        CancellationToken cancellation)
    {
        await desk.DetachAsync(client, request.Caller(), id, attachment, TicketDesk.Channel, cancellation);
        request.Audits($"{id}/{attachment}", "");
        return Results.NoContent();
    }
}
