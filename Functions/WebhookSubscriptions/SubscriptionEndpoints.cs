using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Timelines;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
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

    /// <summary>Subscribes to events. The answer holds the secret, this once; a repeat under the same idempotency key gets the same answer.</summary>
    [Function("CreateWebhookSubscription"), Allow(Role.Customer, Role.Operator)]
    [Takes<NewWebhookRequest>("url", "events"), Answers<WebhookSecretView>(201, Location = true), Tagged, Once, Refuses(409)]
    public async Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhook-subscriptions")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var asked = await request.ReadJsonAsync<NewWebhookRequest>(cancellation);
        var made = await desk.CreateAsync(client, request.Caller(), asked.ToWish(), asked.AccountId, request.Once() ?? newId(), Channel, cancellation);
        return request.Made(made, s => WebhookSecretView.Of(s, secrets.NewestOf(s), previousUntil: null), $"/api/webhook-subscriptions/{made.State.Id}");
    }

    /// <summary>Lists subscriptions: a customer's own, or all of them for an operator.</summary>
    [Function("ListWebhookSubscriptions"), Allow(Role.Customer, Role.Operator)]
    [Answers<ListView<WebhookView>>, Query("account", "Only those of this account; a customer's key lists its own.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/webhook-subscriptions")] HttpRequest request, CancellationToken cancellation)
    {
        var account = request.Query["account"].ToString() is { Length: > 0 } given ? given : null;
        var found = await desk.ListAsync(request.Caller(), account, cancellation);
        return Results.Json(new ListView<WebhookView>(found.Select(WebhookView.Of), null), Json.Options);
    }

    /// <summary>Reads a subscription.</summary>
    [Function("GetWebhookSubscription"), Allow(Role.Customer, Role.Operator)]
    [Answers<WebhookView>, Answers(304), Tagged, Refuses(404)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/webhook-subscriptions/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        request.Record(await desk.FindAsync(request.Caller(), id, cancellation), WebhookView.Of);

    /// <summary>Changes what is given of a subscription; <c>paused</c> pauses and resumes it.</summary>
    [Function("EditWebhookSubscription"), Allow(Role.Customer, Role.Operator)]
    [Takes<WebhookEditRequest>, Answers<WebhookView>, Command]
    public async Task<IResult> Edit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/webhook-subscriptions/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var wish = (await request.ReadJsonAsync<WebhookEditRequest>(cancellation)).ToWish();
        return request.Record(await desk.EditAsync(client, request.Caller(), id, wish, request.IfMatch(), request.Once(), Channel, cancellation), WebhookView.Of);
    }

    /// <summary>Ends a subscription, with its log.</summary>
    [Function("DeleteWebhookSubscription"), Allow(Role.Customer, Role.Operator)]
    [Answers(204), Command]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/webhook-subscriptions/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        await desk.DoAsync(client, request.Caller(), id, (s, actor, now) => WebhookCommands.Remove(s, actor, Channel, now), request.IfMatch(), request.Once(), cancellation);
        return Results.NoContent();
    }

    /// <summary>Makes another secret. The answer holds it, this once; the one before signs beside it for a day.</summary>
    [Function("RotateWebhookSecret"), Allow(Role.Customer, Role.Operator)]
    [Answers<WebhookSecretView>, Command]
    public async Task<IResult> Rotate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhook-subscriptions/{id}/rotate-secret")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var rotated = await desk.DoAsync(client, request.Caller(), id, (s, actor, now) => WebhookCommands.Rotate(s, actor, Channel, now), request.IfMatch(), request.Once(), cancellation);
        return request.Record(rotated, s => WebhookSecretView.Of(s, secrets.NewestOf(s), s.PreviousUntil));
    }

    /// <summary>Sends a <c>ping</c>, also to a subscription that is paused. The log says what becomes of it.</summary>
    [Function("TestWebhookSubscription"), Allow(Role.Customer, Role.Operator)]
    [Answers<PingView>(202), Once, Refuses(404)]
    public async Task<IResult> Test(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhook-subscriptions/{id}/test")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var pinged = await desk.DoAsync(client, request.Caller(), id, (s, actor, now) => WebhookCommands.Ping(s, actor, Channel, now), ifMatch: null, request.Once(), cancellation);
        return Results.Json(new PingView(new FeedId(id, id).DeliveryOf(pinged.State.LastEvent)), Json.Options, statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>Reads who made, changed, paused and tested a subscription.</summary>
    [Function("WebhookSubscriptionTimeline"), Allow(Role.Customer, Role.Operator)]
    [Answers<ListView<TimelineEvent>>, Paged(PromiseRows.TimelinePage, PromiseRows.TimelinePage), Refuses(404)]
    public async Task<IResult> Timeline([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/webhook-subscriptions/{id}/timeline")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var last = (await desk.FindAsync(request.Caller(), id, cancellation)).State.LastEvent;
        return await request.TimelineAsync(store, id, last, _ => true, cancellation);
    }
}
