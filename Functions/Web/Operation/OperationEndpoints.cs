using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using NodaTime.Text;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Health;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Web.Operation;

namespace SupportFlows.Functions.Web.Operation;

public sealed class OperationEndpoints(WebDoor door, StoreCheck store, AppHealth health, SentLog sent, TimeProvider time)
{
    /// <summary>Rows on a page of messages.</summary>
    const int Shown = 100;

    [Function("WebHealth"), Visit(Role.Operator)]
    public async Task<IResult> Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancellation) =>
        await door.ShowAsync<HealthPage, HealthModel>(request, await health.ReadAsync(await store.FaultAsync(cancellation), time.GetCurrentInstant(), cancellation));

    [Function("WebMessages"), Visit(Role.Operator)]
    public async Task<IResult> Messages([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "messages")] HttpRequest request, CancellationToken cancellation)
    {
        var day = LocalDatePattern.Iso.Parse(request.Query["day"].ToString()) is { Success: true, Value: var asked } ? asked : time.GetCurrentInstant().InUtc().Date;
        // An unescaped + arrives as a space, and every phone number starts with one.
        var recipient = request.Query["recipient"].ToString() is { Length: > 0 } given ? given.Replace(' ', '+') : null;
        var found = await sent.PageAsync(day, recipient, Shown, request.Continuation(), cancellation);
        return await door.ShowAsync<MessagesPage, MessagesModel>(request, new MessagesModel(day, recipient, found));
    }
}
