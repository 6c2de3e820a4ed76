using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Functions.Trail;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Queues;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Queues;

/// <summary>A message that failed too often.</summary>
/// <param name="ParkedAt">When it was put aside.</param>
/// <param name="ExpiresAt">When the store drops it by itself; null: never.</param>
/// <param name="Text">The whole of it.</param>
/// <param name="Reason">What it would be refused for if it were put back now; null: nothing that can be told beforehand.</param>
sealed record ParkedView(string Id, Instant ParkedAt, Instant? ExpiresAt, string Text, string? Reason);

/// <param name="Queue">That it is on again.</param>
/// <param name="Id">That it was parked under.</param>
sealed record PutBackView(string Queue, string Id);

public sealed class QueueEndpoints(QueueDesk desk, ParkedReasons reasons)
{
    /// <summary>Lists the queues that work comes in by: how many messages wait on each, and how many failed too often and are parked.</summary>
    [Function("ListQueues"), Allow(Role.Operator)]
    [Answers<ListView<QueueState>>, Refuses(503, "The queues cannot be reached: the title says why.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/queues")] HttpRequest request, CancellationToken cancellation) =>
        Results.Json(new ListView<QueueState>(await desk.ListAsync(cancellation), null), Json.Options);

    /// <summary>Lists messages of a queue that failed too often, at most 32, each with what it would be refused for now.</summary>
    [Function("ListParkedMessages"), Allow(Role.Operator)]
    [Answers<ListView<ParkedView>>, Refuses(404), Refuses(503, "The queues cannot be reached: the title says why.")]
    public async Task<IResult> Parked([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/queues/{name}/parked")] HttpRequest request, string name, CancellationToken cancellation)
    {
        var views = new List<ParkedView>();
        foreach (var message in await desk.ParkedAsync(name, cancellation))
        {
            views.Add(new ParkedView(message.Id, message.ParkedAt, message.ExpiresAt, message.Text, await reasons.OfAsync(name, message, cancellation)));
        }

        return Results.Json(new ListView<ParkedView>(views, null), Json.Options);
    }

    /// <summary>Puts a parked message on its queue again. It files nothing twice, also when this is done again after a fault.</summary>
    [Function("RetryParkedMessage"), Allow(Role.Operator), Audited("message-put-back")]
    [Answers<PutBackView>, Refuses(404, "It is not parked, or not any more."), Refuses(503, "Somebody else has parked messages in hand, or the queues cannot be reached.")]
    public async Task<IResult> Retry([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/queues/{name}/parked/{id}/retry")] HttpRequest request, string name, string id, CancellationToken cancellation)
    {
        await desk.PutBackAsync(name, id, cancellation);
        request.Audits($"{name}/{id}", "");
        return Results.Json(new PutBackView(name, id), Json.Options);
    }

    /// <summary>Discards a parked message for good.</summary>
    [Function("DiscardParkedMessage"), Allow(Role.Operator), Audited("message-discarded")]
    [Answers(204), Refuses(404, "It is not parked, or not any more."), Refuses(503, "Somebody else has parked messages in hand, or the queues cannot be reached.")]
    public async Task<IResult> Discard([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/queues/{name}/parked/{id}")] HttpRequest request, string name, string id, CancellationToken cancellation)
    {
        await desk.DiscardAsync(name, id, cancellation);
        request.Audits($"{name}/{id}", "");
        return Results.NoContent();
    }
}
