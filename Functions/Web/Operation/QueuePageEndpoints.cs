using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Queues;
using SupportFlows.Functions.Trail;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Queues;
using SupportFlows.Web.Operation;
using SupportFlows.Web.Reading;

namespace SupportFlows.Functions.Web.Operation;

/// <summary>Messages that failed too often, for who is woken by them.</summary>
public sealed class QueuePageEndpoints(WebDoor door, QueueDesk desk, ParkedReasons reasons)
{
    [Function("WebQueues"), Visit(Role.Operator)]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "queues")] HttpRequest request, CancellationToken cancellation) => ShowAsync(request, null, cancellation);

    [Function("WebRetryParked"), Visit(Role.Operator), Audited("message-put-back")]
    public Task<IResult> Retry([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queues/{name}/retry")] HttpRequest request, string name, CancellationToken cancellation) =>
        DoAsync(request, name, id => desk.PutBackAsync(name, id, cancellation), "put-back", cancellation);

    [Function("WebDiscardParked"), Visit(Role.Operator), Audited("message-discarded")]
    public Task<IResult> Discard([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "queues/{name}/discard")] HttpRequest request, string name, CancellationToken cancellation) =>
        DoAsync(request, name, id => desk.DiscardAsync(name, id, cancellation), "discarded", cancellation);

    Task<IResult> DoAsync(HttpRequest request, string name, Func<string, Task> act, string done, CancellationToken cancellation) => WebDoor.DoAsync(
        request,
        async form =>
        {
            var id = form.GetValueOrDefault("message") ?? "";
            await act(id);
            request.Audits($"{name}/{id}", "");
            return $"/queues?done={done}";
        },
        tried => ShowAsync(request, tried, cancellation));

    async Task<IResult> ShowAsync(HttpRequest request, Tried? tried, CancellationToken cancellation) =>
        await door.ShowAsync<QueuesPage, QueuesModel>(request, await ReadAsync(cancellation), tried);

    async Task<QueuesModel> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var parts = new List<QueuePart>();
            foreach (var state in await desk.ListAsync(cancellation))
            {
                parts.Add(new QueuePart(state, await RowsAsync(state.Name, cancellation)));
            }

            return new QueuesModel(parts, null);
        }
        catch (QueuesUnavailableException unavailable)
        {
            return new QueuesModel(null, unavailable.Message);
        }
    }

    async Task<IReadOnlyList<ParkedRow>> RowsAsync(string name, CancellationToken cancellation)
    {
        var rows = new List<ParkedRow>();
        foreach (var message in await desk.ParkedAsync(name, cancellation))
        {
            rows.Add(new ParkedRow(message, await reasons.OfAsync(name, message, cancellation)));
        }

        return rows;
    }
}
