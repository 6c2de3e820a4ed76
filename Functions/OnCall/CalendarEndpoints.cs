using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Answers;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.OnCall;

/// <summary>The calendar of a schedule, for programs that cannot send a key: whoever has its address reads it, until the address is ended.</summary>
public sealed class CalendarEndpoints(ScheduleDesk desk, People people, CalendarAddress calendars, PublicUrl address, TimeProvider time)
{
    /// <summary>Gives out an address of a schedule's calendar, for programs that cannot send a key. It is good for a year.</summary>
    [Function("GiveCalendar"), Allow(Role.Staff, Role.Operator)]
    [Answers<CalendarAddressView>(201), Refuses(404)]
    public async Task<IResult> Give([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/schedules/{id}/calendar")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var schedule = (await desk.GetAsync(id, cancellation)).State;
        var (path, expiresAt) = calendars.Of(schedule, time.GetCurrentInstant());
        return Results.Json(new CalendarAddressView($"{address() ?? $"{request.Scheme}://{request.Host}"}{path}", expiresAt), Json.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Ends every address of a schedule's calendar that was given out.</summary>
    [Function("EndCalendars"), Allow(Role.Staff, Role.Operator)]
    [Answers(204), Command]
    public async Task<IResult> End(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/schedules/{id}/calendar")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        await desk.RevokeCalendarAsync(request, client, id, cancellation);
        return Results.NoContent();
    }

    /// <summary>Reads a schedule's shifts as a calendar.</summary>
    [Function("Calendar"), Allow(Role.Staff, Role.Operator, Token = CalendarAddress.Purpose)]
    [AnswersText(Media.Calendar), Refuses(404)]
    public async Task<IResult> Read([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/schedules/{id}/calendar.ics")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (request.Token() is { } token && !((await desk.FindAsync(id, cancellation))?.State is { } there && CalendarAddress.IsOf(token, there)))
        {
            throw new RefusalException(RefusalKind.Unauthenticated, "This address of the calendar was ended. Ask for a new one.");
        }

        var schedule = (await desk.GetAsync(id, cancellation)).State;

        return Results.Text(CalendarFeed.Write(schedule, await people.ListAsync(cancellation), time.GetCurrentInstant()), CalendarFeed.MediaType, Encoding.UTF8);
    }
}
