using System.Globalization;
using Microsoft.AspNetCore.Http;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Http;

static class Timelines
{
    /// <summary>A page of a record's events in order; it may hold fewer than asked for where events are long, or are not the caller's to see.</summary>
    /// <param name="last">Number of the newest event.</param>
    public static async Task<IResult> TimelineAsync<T>(
        this HttpRequest request, PromiseStore<T> store, string id, int last, Func<TimelineEvent, bool> shows, CancellationToken cancellation)
        where T : class, ITimelined
    {
        var (after, take) = Page(request);
        var events = await store.TimelinePageAsync(id, after, take, cancellation);
        var continuation = events is [.., { Number: var number }] && number < last ? $"{number}" : null;
        return Results.Json(new ListView<TimelineEvent>(events.Where(shows), continuation), Json.Options);
    }

    static (int After, int Take) Page(HttpRequest request)
    {
        var faults = new FieldFaults();
        var take = request.PageSize(PromiseRows.TimelinePage, PromiseRows.TimelinePage, faults);
        var after = 0;
        if (request.Continuation() is { } given && !int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            faults.BadContinuation(given);
        }

        faults.Throw("The timeline cannot be given.");
        return (after, take);
    }
}
