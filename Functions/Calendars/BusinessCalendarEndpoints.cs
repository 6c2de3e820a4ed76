using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Calendars;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Calendars;

/// <summary>The business calendars by which notice and milestones are counted: each is answered as the file that it could be.</summary>
public sealed class BusinessCalendarEndpoints(CalendarDirectory calendars, TimeProvider time)
{
    const int BodyLimit = 1024 * 1024;

    [Function("ListBusinessCalendars"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/calendars")] HttpRequest request, CancellationToken cancellation) =>
        Results.Json(new { items = (await calendars.ReadAsync(cancellation)).Values }, Json.Options);

    [Function("GetBusinessCalendar"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/calendars/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var all = await calendars.ReadAsync(cancellation);
        return all.TryGetValue(id, out var calendar)
            ? Results.Json(calendar, Json.Options)
            : throw new RefusalException(RefusalKind.NotFound, $"There is no calendar '{id}'. There are {string.Join(", ", all.Keys)}.");
    }

    /// <summary>Years out of an iCalendar file. It cannot say which of its years are complete, so the query names them.</summary>
    [Function("ImportBusinessCalendar"), Allow(Role.Operator)]
    public async Task<IResult> Import([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calendars/{id}/import")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var query = ImportQuery.Read(request, id, (await calendars.ReadAsync(cancellation)).GetValueOrDefault(id));
        var feed = HolidayFeed.Parse(await request.ReadRawAsync(BodyLimit, cancellation));
        var years = CalendarImport.Read(feed.Events, query.Years, query.Weekend, feed.Source(time.GetCurrentInstant()), query.Faults);
        query.Faults.Throw("The calendar cannot be imported; nothing of it was.");
        return Results.Json(await calendars.ImportAsync(id, feed.Name ?? id, query.Weekend, years, cancellation), Json.Options);
    }
}
