using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Functions.WebhookSubscriptions;

/// <summary>The log of a subscription, and what of it is to be delivered again.</summary>
public sealed class DeliveryEndpoints(WebhookDesk desk, DeliveryLog deliveries, Replays replays)
{
    /// <summary>Lists what was delivered to a subscription, or not: the newest event first, each with its attempts.</summary>
    [Function("ListWebhookDeliveries"), Allow(Role.Customer, Role.Operator)]
    [Answers<ListView<DeliveryLogView>>, Paged(DeliveryLog.DefaultSize, DeliveryLog.MostAtOnce), Query<DeliveryState>("status", "Only those of which this became."), Refuses(404)]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/webhook-subscriptions/{id}/deliveries")] HttpRequest request, string id, CancellationToken cancellation)
    {
        await desk.FindAsync(request.Caller(), id, cancellation);
        var faults = new FieldFaults();
        var (status, take) = (Status(request, faults), request.PageSize(DeliveryLog.DefaultSize, DeliveryLog.MostAtOnce, faults));
        faults.Throw("The list cannot be given.");
        var list = await deliveries.ListAsync(id, status, take, request.Continuation(), cancellation);
        return Results.Json(new ListView<DeliveryLogView>(list.Items.Select(DeliveryLogView.Of), list.Next), Json.Options);
    }

    /// <summary>Reads a delivery.</summary>
    [Function("GetWebhookDelivery"), Allow(Role.Customer, Role.Operator)]
    [Answers<DeliveryLogView>, Refuses(404)]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/webhook-subscriptions/{id}/deliveries/{delivery}")] HttpRequest request, string id, string delivery, CancellationToken cancellation)
    {
        await desk.FindAsync(request.Caller(), id, cancellation);
        return Results.Json(DeliveryLogView.Of(await replays.FindAsync(id, delivery, cancellation)), Json.Options);
    }

    /// <summary>Delivers again, under the same id: it waits in its place, and is tried at once unless the subscription is paused.</summary>
    [Function("ReplayWebhookDelivery"), Allow(Role.Customer, Role.Operator)]
    [Answers<DeliveryLogView>(202), Refuses(404)]
    public async Task<IResult> Replay(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhook-subscriptions/{id}/deliveries/{delivery}/replay")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string id, string delivery, CancellationToken cancellation)
    {
        await desk.FindAsync(request.Caller(), id, cancellation);
        return Results.Json(DeliveryLogView.Of(await replays.ReplayAsync(client, id, delivery, cancellation)), Json.Options, statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>Delivers again what was given up. The answer says how many wait again, and whether to ask once more for others.</summary>
    [Function("ReplayFailedWebhookDeliveries"), Allow(Role.Customer, Role.Operator)]
    [Takes<ReplayRequest>(Optional = true), Answers<ReplayedView>(202), Refuses(404)]
    public async Task<IResult> ReplayFailed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhook-subscriptions/{id}/replay-failed")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        await desk.FindAsync(request.Caller(), id, cancellation);
        var asked = await request.ReadOptionalJsonAsync<ReplayRequest>(cancellation);
        var replayed = await replays.ReplayFailedAsync(client, id, asked?.Since ?? Instant.MinValue, cancellation);
        return Results.Json(new ReplayedView(replayed, More: replayed == Replays.MostAtOnce), Json.Options, statusCode: StatusCodes.Status202Accepted);
    }

    static DeliveryState? Status(HttpRequest request, FieldFaults faults)
    {
        var text = request.Query["status"].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        if (!Wire.TryName<DeliveryState>(text, out var status))
        {
            faults.Add("status", $"Expected one of {Wire.Names<DeliveryState>()}.", text);
        }

        return status;
    }
}
