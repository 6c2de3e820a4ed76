using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Functions.WebhookSubscriptions;

/// <summary>Subscriptions to events: a customer's own, or any of them for an operator.</summary>
public sealed class SubscriptionEndpoints(WebhookDesk desk, PromiseStore<WebhookSubscription> store, WebhookSecrets secrets, NewId newId)
{
    const string Channel = "api";

    /// <summary>The answer holds the secret, this once; a repeat under the same idempotency key gets the same answer.</summary>
    [Function("CreateWebhookSubscription"), Allow(Role.Customer, Role.Operator)]
    public async Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhook-subscriptions")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var asked = await request.ReadJsonAsync<WebhookRequest>(cancellation);
        var made = await desk.CreateAsync(client, request.Caller(), asked.ToWish(), asked.AccountId, request.Once() ?? newId(), Channel, cancellation);
        return request.Made(made, s => WebhookViews.WithSecret(s, secrets.NewestOf(s), previousUntil: null), $"/api/webhook-subscriptions/{made.State.Id}");
    }

    [Function("ListWebhookSubscriptions"), Allow(Role.Customer, Role.Operator)]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/webhook-subscriptions")] HttpRequest request, CancellationToken cancellation)
    {
        var account = request.Query["account"].ToString() is { Length: > 0 } given ? given : null;
        var found = await desk.ListAsync(request.Caller(), account, cancellation);
        return Results.Json(new { items = found.Select(WebhookViews.Of), continuation = (string?)null }, Json.Options);
    }

    [Function("GetWebhookSubscription"), Allow(Role.Customer, Role.Operator)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/webhook-subscriptions/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        request.Record(await desk.FindAsync(request.Caller(), id, cancellation), WebhookViews.Of);

    /// <summary>Changes what is given; <c>paused</c> pauses and resumes.</summary>
    [Function("EditWebhookSubscription"), Allow(Role.Customer, Role.Operator)]
    public async Task<IResult> Edit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/webhook-subscriptions/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var wish = (await request.ReadJsonAsync<WebhookRequest>(cancellation)).ToWish();
        return request.Record(await desk.EditAsync(client, request.Caller(), id, wish, request.IfMatch(), request.Once(), Channel, cancellation), WebhookViews.Of);
    }

    [Function("DeleteWebhookSubscription"), Allow(Role.Customer, Role.Operator)]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/webhook-subscriptions/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        await desk.DoAsync(client, request.Caller(), id, (s, actor, now) => WebhookCommands.Remove(s, actor, Channel, now), request.IfMatch(), request.Once(), cancellation);
        return Results.NoContent();
    }

    /// <summary>The answer holds the new secret, this once. The one before signs beside it for a day.</summary>
    [Function("RotateWebhookSecret"), Allow(Role.Customer, Role.Operator)]
    public async Task<IResult> Rotate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhook-subscriptions/{id}/rotate-secret")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var rotated = await desk.DoAsync(client, request.Caller(), id, (s, actor, now) => WebhookCommands.Rotate(s, actor, Channel, now), request.IfMatch(), request.Once(), cancellation);
        return request.Record(rotated, s => WebhookViews.WithSecret(s, secrets.NewestOf(s), s.PreviousUntil));
    }

    /// <summary>Sends a <c>ping</c>, also to one that is paused. 202: look it up in the log.</summary>
    [Function("TestWebhookSubscription"), Allow(Role.Customer, Role.Operator)]
    public async Task<IResult> Test(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhook-subscriptions/{id}/test")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var pinged = await desk.DoAsync(client, request.Caller(), id, (s, actor, now) => WebhookCommands.Ping(s, actor, Channel, now), ifMatch: null, request.Once(), cancellation);
        return Results.Json(new { delivery = new FeedId(id, id).DeliveryOf(pinged.State.LastEvent) }, Json.Options, statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>Who made, changed, paused and tested it.</summary>
    [Function("WebhookSubscriptionTimeline"), Allow(Role.Customer, Role.Operator)]
    public async Task<IResult> Timeline([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/webhook-subscriptions/{id}/timeline")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var last = (await desk.FindAsync(request.Caller(), id, cancellation)).State.LastEvent;
        return await request.TimelineAsync(store, id, last, _ => true, cancellation);
    }
}
