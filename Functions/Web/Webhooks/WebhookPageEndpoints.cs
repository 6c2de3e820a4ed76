using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Webhooks;
using SupportFlows.Web.Reading;
using SupportFlows.Web.Webhooks;

namespace SupportFlows.Functions.Web.Webhooks;

public sealed class WebhookPageEndpoints(WebDoor door, WebhookDesk desk, WebhookSecrets secrets, DeliveryLog deliveries, Replays replays)
{
    [Function("WebWebhooks"), Visit(Role.Customer, Role.Operator)]
    public Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "webhooks")] HttpRequest request, CancellationToken cancellation) => ListAsync(request, null, cancellation);

    /// <summary>Shows the secret at once, since it is shown once: there is no address for it.</summary>
    [Function("WebAddWebhook"), Visit(Role.Customer, Role.Operator)]
    public Task<IResult> Add([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation) => WebDoor.AnswerAsync(
        request,
        async form =>
        {
            var events = (form.GetValueOrDefault("events") ?? "").Split(['\n', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var wish = new WebhookWish(form.GetValueOrDefault("url"), events, form.GetValueOrDefault("description"), Paused: null);
            var account = form.GetValueOrDefault("accountId")?.Trim() is { Length: > 0 } given ? given : null;
            var made = await desk.CreateAsync(client, request.Caller(), wish, account, request.FormOnce() ?? "", WebDoor.Channel, cancellation);
            return await ShowAsync(request, made.State, secrets.NewestOf(made.State), null, cancellation);
        },
        tried => ListAsync(request, tried, cancellation));

    [Function("WebWebhook"), Visit(Role.Customer, Role.Operator)]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "webhooks/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        await ShowAsync(request, (await desk.FindAsync(request.Caller(), id, cancellation)).State, null, null, cancellation);

    [Function("WebReplayDelivery"), Visit(Role.Customer, Role.Operator)]
    public Task<IResult> Replay(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/{id}/replay")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) => WebDoor.DoAsync(
        request,
        async form =>
        {
            await desk.FindAsync(request.Caller(), id, cancellation);
            await replays.ReplayAsync(client, id, form.GetValueOrDefault("delivery") ?? "", cancellation);
            return $"/webhooks/{id}?done=replayed";
        },
        tried => AgainAsync(request, id, tried, cancellation));

    [Function("WebDoWebhook"), Visit(Role.Customer, Role.Operator)]
    public Task<IResult> Do(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/{id}/do")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) => WebDoor.AnswerAsync(
        request,
        async form => form.GetValueOrDefault("action") switch
        {
            "rotate" => await RotatedAsync(request, client, id, cancellation),
            var action => WebDoor.SeeOther(request, await ActAsync(request, client, id, action, cancellation)),
        },
        tried => AgainAsync(request, id, tried, cancellation));

    async Task<IResult> RotatedAsync(HttpRequest request, DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var rotated = await desk.DoAsync(client, request.Caller(), id, (s, actor, now) => WebhookCommands.Rotate(s, actor, WebDoor.Channel, now), ifMatch: null, request.FormOnce(), cancellation);
        return await ShowAsync(request, rotated.State, secrets.NewestOf(rotated.State), null, cancellation);
    }

    async Task<string> ActAsync(HttpRequest request, DurableTaskClient client, string id, string? action, CancellationToken cancellation)
    {
        var (caller, once) = (request.Caller(), request.FormOnce());
        switch (action)
        {
            case "test":
                await desk.DoAsync(client, caller, id, (s, actor, now) => WebhookCommands.Ping(s, actor, WebDoor.Channel, now), ifMatch: null, once, cancellation);
                return $"/webhooks/{id}?done=tested";
            case "pause" or "resume":
                await desk.EditAsync(client, caller, id, new WebhookWish(null, null, null, Paused: action == "pause"), ifMatch: null, once, WebDoor.Channel, cancellation);
                return $"/webhooks/{id}?done=changed";
            case "replay-failed":
                await desk.FindAsync(caller, id, cancellation);
                await replays.ReplayFailedAsync(client, id, Instant.MinValue, cancellation);
                return $"/webhooks/{id}?done=replayed";
            case "delete":
                await desk.DoAsync(client, caller, id, (s, actor, now) => WebhookCommands.Remove(s, actor, WebDoor.Channel, now), ifMatch: null, once, cancellation);
                return "/webhooks?done=changed";
            default:
                throw new RefusalException(RefusalKind.Invalid, "Nothing was done.", new FieldError("action", "Press one of the buttons.", action));
        }
    }

    async Task<IResult> AgainAsync(HttpRequest request, string id, Tried tried, CancellationToken cancellation) =>
        await ShowAsync(request, (await desk.FindAsync(request.Caller(), id, cancellation)).State, null, tried, cancellation);

    async Task<IResult> ListAsync(HttpRequest request, Tried? tried, CancellationToken cancellation)
    {
        var caller = request.Caller();
        var events = WebhookTopics.Names.Where(n => caller.Role == Role.Operator || !n.StartsWith(WebhookTopics.Page, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return await door.ShowAsync<WebhooksPage, WebhooksModel>(request, new WebhooksModel(await desk.ListAsync(caller, null, cancellation), [.. events]), tried);
    }

    async Task<IResult> ShowAsync(HttpRequest request, WebhookSubscription subscription, string? secret, Tried? tried, CancellationToken cancellation)
    {
        DeliveryState? status = Wire.TryName<DeliveryState>(request.Query["status"], out var asked) ? asked : null;
        var log = await deliveries.ListAsync(subscription.Id, status, DeliveryLog.DefaultSize, request.Continuation(), cancellation);
        return await door.ShowAsync<WebhookPage, WebhookModel>(request, new WebhookModel(subscription, secret, status, log), tried);
    }
}
