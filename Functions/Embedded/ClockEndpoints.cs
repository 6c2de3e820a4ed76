using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Embedded;
using SupportFlows.Embedded.FunctionsWorker;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.Web;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Embedded;

/// <summary>Development: the app's clock, and moving it.</summary>
public sealed class ClockEndpoints(TimeProvider time)
{
    static readonly Duration Farthest = Duration.FromDays(366);

    public sealed record Move(Duration? Advance);

    [Function("DevClock"), DevelopmentOnly]
    public IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/dev/clock")] HttpRequest request) =>
        Results.Json(new { now = Instant.FromDateTimeOffset(time.GetUtcNow()) }, Json.Options);

    /// <summary>Moves it, fires what is due in order, and answers when all of that has been done.</summary>
    [Function("MoveDevClock"), DevelopmentOnly]
    public async Task<IResult> Advance([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/dev/clock")] HttpRequest request, CancellationToken cancellation)
    {
        await MoveAsync(request.HttpContext, (await request.ReadJsonAsync<Move>(cancellation)).Advance, cancellation);
        return Get(request);
    }

    /// <summary>The same by a form of the development inbox.</summary>
    [Function("WebMoveClock"), VisitAnyone(DevelopmentOnly = true)]
    public async Task<IResult> AdvanceByForm([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "inbox/clock")] HttpRequest request, CancellationToken cancellation)
    {
        await MoveAsync(request.HttpContext, Wire.TryDuration(request.ConsoleForm().GetValueOrDefault("advance"), out var by) ? by : null, cancellation);
        return WebDoor.SeeOther(request, "/inbox");
    }

    async Task MoveAsync(HttpContext http, Duration? asked, CancellationToken cancellation)
    {
        var by = asked ?? throw Refused("Say how far, such as PT8H.");
        if (by <= Duration.Zero || by > Farthest)
        {
            throw Refused($"Only forward, and at most {Farthest.Days} days at a time.");
        }

        // The clock waits until nothing is under way, and this request must not count.
        http.ReleaseWork();
        await ((VirtualClock)time).AdvanceAsync(by.ToTimeSpan(), cancellation);
    }

    static RefusalException Refused(string reason) => new(RefusalKind.Invalid, "The clock stays.", new FieldError("advance", reason));
}
