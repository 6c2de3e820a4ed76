using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Iem;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.Iem;
using SupportFlows.Functions.OnCall;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Web.LaunchEvents;

namespace SupportFlows.Functions.Web.LaunchEvents;

/// <summary>Launch events to look at.</summary>
public sealed class LaunchEventEndpoints(WebDoor web, IemDoor door, SupportFlows.Web.LaunchEvents.LaunchEvents list, LaunchEvent events, Moves moves, IemReports reports, TimeProvider time)
{
    [Function("WebLaunchEvents"), Visit(Role.Customer, Role.Staff, Role.Operator)]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "launch-events")] HttpRequest request, CancellationToken cancellation) =>
        await web.ShowAsync<LaunchEventsPage, LaunchEventsModel>(request, await list.ReadAsync(request.Caller(), request.Query["over"] == "true", request.Continuation(), cancellation));

    [Function("WebLaunchEvent"), Visit(Role.Customer, Role.Staff, Role.Operator)]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "launch-events/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        await web.ShowAsync<LaunchEventPage, LaunchEventModel>(request, await events.ReadAsync(request.Caller(), (await door.FindAsync(request.Caller(), id, cancellation)).State, cancellation));

    /// <summary>With days in the query, what they would change.</summary>
    [Function("WebLaunchEventMove"), Visit(Role.Customer, Role.Staff, Role.Operator)]
    public async Task<IResult> Move([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "launch-events/{id}/move")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var asked = EventForms.Asked(request.Query["kind"].ToString(), request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()));
        return await web.ShowAsync<MovePage, MoveModel>(request, await moves.ReadAsync(request.Caller(), (await door.FindAsync(request.Caller(), id, cancellation)).State, asked, cancellation));
    }

    [Function("WebLaunchEventReport"), Visit(Role.Customer, Role.Staff, Role.Operator)]
    public async Task<IResult> Report([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "launch-events/{id}/report")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var asked = (await door.FindAsync(request.Caller(), id, cancellation)).State;
        return await web.ShowAsync<SupportFlows.Web.LaunchEvents.ReportPage, ReportModel>(request, new ReportModel(await reports.OfAsync(asked, cancellation), asked));
    }

    [Function("WebLaunchEventCalendar"), Visit(Role.Customer, Role.Staff, Role.Operator)]
    public async Task<IResult> Calendar([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "launch-events/{id}/calendar.ics")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var asked = (await door.FindAsync(request.Caller(), id, cancellation)).State;
        return Results.Text(IemCalendar.Write(asked, time.GetCurrentInstant()), CalendarFeed.MediaType, Encoding.UTF8);
    }
}
