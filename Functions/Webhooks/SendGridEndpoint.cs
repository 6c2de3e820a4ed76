using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Adapters.SendGrid;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Answers;

namespace SupportFlows.Functions.Webhooks;

/// <summary>SendGrid tells, in batches, what became of emails.</summary>
public sealed class SendGridEndpoint(SendGridWebhook webhook, MessageReceipts receipts)
{
    /// <summary>Hears from SendGrid what became of emails.</summary>
    [Function("SendGridEvents"), Signed("sendgrid")]
    [TakesTheirs(Media.Json, "SendGrid's own batch of events."), Answers(204)]
    [Refuses(413, "The body is larger than 1 MiB.")]
    public async Task<IResult> Take(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/sendgrid/events")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var body = await request.ReadRawAsync(Body.FormLimit, cancellation);
        webhook.Verify(request.Headers[SendGridWebhook.SignatureHeader], request.Headers[SendGridWebhook.TimestampHeader], body);
        foreach (var told in SendGridEvents.Read(body))
        {
            await receipts.ReceiveAsync(client, told.Key, told.Receipt, cancellation);
        }

        return Results.NoContent();
    }
}
