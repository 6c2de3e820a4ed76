using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Functions.Trail;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Calendars;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Calendars;

/// <summary>All business calendars.</summary>
sealed record CalendarListView(IEnumerable<BusinessCalendar> Items);

/// <summary>The business calendars by which notice and milestones are counted: each is answered as the file that it could be.</summary>
public sealed class BusinessCalendarEndpoints(CalendarDirectory calendars, TimeProvider time)
{
    const int BodyLimit = 1024 * 1024;

    /// <summary>Lists the business calendars by which notice and milestones are counted.</summary>
    [Function("ListBusinessCalendars"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    [Answers<CalendarListView>]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/calendars")] HttpRequest request, CancellationToken cancellation) =>
        Results.Json(new CalendarListView((await calendars.ReadAsync(cancellation)).Values), Json.Options);

    /// <summary>Reads a business calendar.</summary>
    [Function("GetBusinessCalendar"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    [Answers<BusinessCalendar>, Refuses(404)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/calendars/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var all = await calendars.ReadAsync(cancellation);
        return all.TryGetValue(id, out var calendar)
            ? Results.Json(calendar, Json.Options)
            : throw new RefusalException(RefusalKind.NotFound, $"There is no calendar '{id}'. There are {string.Join(", ", all.Keys)}.");
    }

    /// <summary>Imports years of holidays out of an iCalendar file, all or none.</summary>
    [Function("ImportBusinessCalendar"), Allow(Role.Operator), Audited("calendar-changed")]
    [TakesTheirs(Media.Calendar, "An iCalendar file of holidays, up to 1 MiB."), Answers<BusinessCalendar>]
    [Query("years", "Those of the file that are complete, as 2028,2029: a file cannot say so itself.", Required = true)]
    [Query("weekend", "Days of the week on which a calendar that is made rests, as friday,saturday. Left out, it is saturday,sunday.")]
    [Refuses(400, "The body is not an iCalendar file.")]
    [Refuses(413, "The body is larger than 1 MiB.")]
    public async Task<IResult> Import([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calendars/{id}/import")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var query = ImportQuery.Read(request, id, (await calendars.ReadAsync(cancellation)).GetValueOrDefault(id));
        var feed = HolidayFeed.Parse(await request.ReadRawAsync(BodyLimit, cancellation));
        var years = CalendarImport.Read(feed.Events, query.Years, query.Weekend, feed.Source(time.GetCurrentInstant()), query.Faults);
        query.Faults.Throw("The calendar cannot be imported; nothing of it was.");
        return Results.Json(await calendars.ImportAsync(id, feed.Name ?? id, query.Weekend, years, cancellation), Json.Options);
    }
}
