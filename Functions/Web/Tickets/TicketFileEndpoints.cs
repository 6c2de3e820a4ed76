using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.Tickets;
using SupportFlows.Functions.Trail;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Attachments;

namespace SupportFlows.Functions.Web.Tickets;

/// <summary>The files on a ticket's page.</summary>
public sealed class TicketFileEndpoints(TicketDoor door, AttachmentDesk desk)
{
    /// <summary>What the form calls the one thing of which the rules name the parts.</summary>
    const string Field = "file";

    [Function("WebAttach"), Visit(Role.Customer, Role.Staff)]
    public Task<IResult> Attach(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/{id}/attachments")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) => WebDoor.DoAsync(
        request,
        async form =>
        {
            var file = request.ConsoleFile() ?? new SentFile(null, null, form.GetValueOrDefault("visibility"), null, Stream.Null);
            try
            {
                await desk.AttachAsync(client, request.Caller(), id, WebDoor.Channel, file, request.Once(), cancellation);
            }
            catch (RefusalException refused)
            {
                throw new RefusalException(refused.Kind, refused.Title, [.. refused.Errors.Select(e => e.Field is "name" or "body" or "Content-Type" ? e with { Field = Field } : e)]);
            }

            return $"/tickets/{id}?done=attached";
        },
        tried => door.ShowAsync(request, id, tried, cancellation));

    [Function("WebAttachment"), Visit(Role.Customer, Role.Staff)]
    public async Task<IResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "tickets/{id}/attachments/{attachment}")] HttpRequest request, string id, string attachment, CancellationToken cancellation) =>
        await request.FileAsync(desk, await desk.FindAsync(request.Caller(), id, attachment, cancellation), cancellation);

    [Function("WebDeleteAttachment"), Visit(Role.Staff), Audited("attachment-deleted")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/{id}/attachments/{attachment}/delete")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string attachment,
        CancellationToken cancellation) => WebDoor.DoAsync(
        request,
        async _ =>
        {
            await desk.DetachAsync(client, request.Caller(), id, attachment, WebDoor.Channel, cancellation);
            request.Audits($"{id}/{attachment}", "");
            return $"/tickets/{id}?done=detached";
        },
        tried => door.ShowAsync(request, id, tried, cancellation));
}
