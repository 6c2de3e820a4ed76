using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Pages;

public sealed class PageReadEndpoints(PromiseStore<Page> pages, PageLists lists, Outbox outbox)
{
    /// <summary>Reads a page, with everything that was sent to anybody about it.</summary>
    [Function("GetPage"), Allow(Role.Staff, Role.Operator)]
    [Answers<PageView>, Tagged, Refuses(404)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/pages/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        // No 304 by the page's ETag: what became of its messages does not change it.
        var stored = await FindAsync(id, cancellation);
        return request.Page(stored, sent: await outbox.AllAsync(PageKind.Table, id, cancellation));
    }

    /// <summary>Lists pages, newest first.</summary>
    [Function("ListPages"), Allow(Role.Staff, Role.Operator)]
    [Answers<ListView<PageView>>, Paged(PageLists.DefaultSize, PageLists.MostAtOnce)]
    [Query<PageStatus>("status", "Only those in this state.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/pages")] HttpRequest request, CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        var (status, take) = (Status(request, faults), request.PageSize(PageLists.DefaultSize, PageLists.MostAtOnce, faults));
        faults.Throw("The list cannot be given.");
        var list = await lists.ListAsync(status, take, request.Continuation(), cancellation);
        return Results.Json(new ListView<PageView>(list.Items.Select(p => PageView.Of(p)), list.Next), Json.Options);
    }

    /// <summary>Reads a page's timeline: every event in order.</summary>
    [Function("PageTimeline"), Allow(Role.Staff, Role.Operator)]
    [Answers<ListView<TimelineEvent>>, Paged(PromiseRows.TimelinePage, PromiseRows.TimelinePage), Refuses(404)]
    public async Task<IResult> Timeline([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/pages/{id}/timeline")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var stored = await FindAsync(id, cancellation);
        return await request.TimelineAsync(pages, id, stored.State.LastEvent, _ => true, cancellation);
    }

    async Task<Stored<Page>> FindAsync(string id, CancellationToken cancellation) =>
        await pages.FindAsync(id, cancellation) ?? throw PageKind.Value.NotFound(id);

    static PageStatus? Status(HttpRequest request, FieldFaults faults)
    {
        var text = request.Query["status"].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        if (!Wire.TryName<PageStatus>(text, out var status))
        {
            faults.Add("status", $"Expected one of {Wire.Names<PageStatus>()}.", text);
        }

        return status;
    }
}
