using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OnCall;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Iem;

public sealed class IemReadEndpoints(IemDoor door, PromiseStore<IemRequest> requests, IemLists lists, IemReports reports, TimeProvider time)
{
    /// <summary>Reads a request for a launch event.</summary>
    [Function("GetIem"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    [Answers<IemRequestView>, Answers(304), Tagged, Refuses(404)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/iem-requests/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Answer(request, await door.FindAsync(request.Caller(), id, cancellation));

    /// <summary>Lists requests for launch events, first day first. Of one account, or, for the staff, of all.</summary>
    [Function("ListIem"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    [Answers<ListView<IemRequestView>>, Paged(IemLists.DefaultSize, IemLists.MostAtOnce)]
    [Query("account", "Only those of this account; a customer's key lists its own.")]
    [Query<bool>("over", "True: those that are over, in place of those that are not.")]
    [Refuses(403, "The key is a customer's, and account is somebody else's.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/iem-requests")] HttpRequest request, CancellationToken cancellation)
    {
        var (account, isOver, take) = Query(request);
        var list = await lists.ListAsync(account, isOver, take, request.Continuation(), cancellation);
        return Results.Json(new ListView<IemRequestView>(list.Items.Select(door.View), list.Next), Json.Options);
    }

    /// <summary>Reads a request's timeline: every event in order. A page may hold fewer than asked for where events are not the caller's to see.</summary>
    [Function("IemTimeline"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    [Answers<ListView<TimelineEvent>>, Paged(PromiseRows.TimelinePage, PromiseRows.TimelinePage), Refuses(404)]
    public async Task<IResult> Timeline([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/iem-requests/{id}/timeline")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var caller = request.Caller();
        var last = (await door.FindAsync(caller, id, cancellation)).State.LastEvent;
        return await request.TimelineAsync(requests, id, last, e => e.Public || caller.Role != Role.Customer, cancellation);
    }

    /// <summary>Reads the figures of an event so far, with the TAM's words once they are written. As a page of the web for who asks for text/html.</summary>
    [Function("IemReport"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    [Answers<IemFigures>, AnswersText(Media.Html), Refuses(404)]
    public async Task<IResult> Report([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/iem-requests/{id}/report")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var report = await reports.OfAsync((await door.FindAsync(request.Caller(), id, cancellation)).State, cancellation);
        if (!request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return Results.Json(report, Json.Options);
        }

        request.HttpContext.Response.Headers.ContentSecurityPolicy = SmallPage.SecurityPolicy;
        return Results.Content(ReportPage.Of(report), "text/html", Encoding.UTF8);
    }

    /// <summary>Reads an event and its milestones as a calendar.</summary>
    [Function("IemCalendar"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    [AnswersText(Media.Calendar), Refuses(404)]
    public async Task<IResult> Calendar([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/iem-requests/{id}/calendar.ics")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var asked = (await door.FindAsync(request.Caller(), id, cancellation)).State;
        return Results.Text(IemCalendar.Write(asked, time.GetCurrentInstant()), CalendarFeed.MediaType, Encoding.UTF8);
    }

    static (string? Account, bool IsOver, int Take) Query(HttpRequest request)
    {
        var (faults, caller) = (new FieldFaults(), request.Caller());
        var account = request.Query["account"].ToString() is { Length: > 0 } given ? given : null;
        if (caller.Role == Role.Customer && account is not null && account != caller.AccountId)
        {
            throw new RefusalException(RefusalKind.Forbidden, "A customer's key lists its own account.", new FieldError("account", "Leave it out.", account));
        }

        var over = request.Query["over"].ToString();
        if (over is not ("" or "true" or "false"))
        {
            faults.Add("over", "Expected true or false.", over);
        }

        if (account is not null && !Ids.IsValid(account))
        {
            faults.Add("account", $"Give an id of {Ids.Shape}.", account);
        }

        var take = request.PageSize(IemLists.DefaultSize, IemLists.MostAtOnce, faults);
        faults.Throw("The list cannot be given.");
        return (caller.Role == Role.Customer ? caller.AccountId : account, over == "true", take);
    }
}
