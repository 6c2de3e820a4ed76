using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Refusals;
using SupportFlows.Embedded.FunctionsWorker;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Embedded;

/// <summary>Development: what another system would do with a queue.</summary>
public sealed class QueueEndpoints(EmbeddedQueues queues)
{
    const int Shown = 32;

    [Function("DevQueue"), DevelopmentOnly]
    public async Task<IResult> Peek([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/dev/queues/{name}")] HttpRequest request, string name, CancellationToken cancellation) =>
        Results.Json(new { items = await NamedAsync(() => queues.PeekAsync(name, Shown, cancellation)) }, Json.Options);

    [Function("DevQueueSend"), DevelopmentOnly]
    public async Task<IResult> Send([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/dev/queues/{name}")] HttpRequest request, string name, CancellationToken cancellation)
    {
        var message = Encoding.UTF8.GetString(await request.ReadRawAsync(Body.JsonLimit, cancellation));
        await NamedAsync(async () =>
        {
            await queues.SendAsync(name, message, cancellation);
            return true;
        });
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    static async Task<T> NamedAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (ArgumentException wrong)
        {
            throw new RefusalException(RefusalKind.Invalid, wrong.Message);
        }
    }
}
