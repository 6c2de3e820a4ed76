using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Storage;
using Duty = SupportFlows.Domain.OnCall.OnCall;

namespace SupportFlows.Functions.OnCall;

/// <summary>Who is on call, and when nobody is.</summary>
public sealed class DutyEndpoints(ScheduleDesk desk, OnCallDirectory directory, People people, TimeProvider time)
{
    static readonly Duration Month = Duration.FromDays(30);

    /// <summary>Says who is on call, by every schedule.</summary>
    [Function("OnCallNow"), Allow(Role.Staff, Role.Operator)]
    [Answers<OnDutyEverywhereView>]
    [Query<Instant>("at", "Left out, it is now.")]
    public async Task<IResult> Everywhere([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/on-call")] HttpRequest request, CancellationToken cancellation)
    {
        var (at, staff) = (At(request), await people.ListAsync(cancellation));
        var schedules = (await directory.ReadAsync(cancellation)).Schedules.Values.OrderBy(s => s.Id, StringComparer.Ordinal);
        return Results.Json(new OnDutyEverywhereView(at, schedules.Select(s => OnCallViews.OnDuty(s, at, staff)), null), Json.Options);
    }

    /// <summary>Says who is on call by a schedule, until when, and who is then.</summary>
    [Function("ScheduleOnCall"), Allow(Role.Staff, Role.Operator)]
    [Answers<OnDutyView>, Refuses(404)]
    [Query<Instant>("at", "Left out, it is now.")]
    public async Task<IResult> OnCall([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/schedules/{id}/on-call")] HttpRequest request, string id, CancellationToken cancellation) =>
        Results.Json(OnCallViews.OnDuty((await desk.GetAsync(id, cancellation)).State, At(request), await people.ListAsync(cancellation)), Json.Options);

    /// <summary>Lists a schedule's shifts within a span.</summary>
    [Function("ScheduleShifts"), Allow(Role.Staff, Role.Operator)]
    [Answers<ShiftListView>, Span, Refuses(404)]
    public async Task<IResult> Shifts([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/schedules/{id}/shifts")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var (span, staff) = (Span(request), await people.ListAsync(cancellation));
        var shifts = Duty.Shifts((await desk.GetAsync(id, cancellation)).State, span.Start, span.End);
        var items = shifts.Select(s => new ShiftView(s.Interval.Start, s.Interval.End, OnCallViews.People(s.People, staff), s.Source));
        return Results.Json(new ShiftListView(span.Start, span.End, items), Json.Options);
    }

    /// <summary>Lists the spans in which nobody is on call.</summary>
    [Function("ScheduleGaps"), Allow(Role.Staff, Role.Operator)]
    [Answers<GapListView>, Span, Refuses(404)]
    public async Task<IResult> Gaps([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/schedules/{id}/gaps")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var span = Span(request);
        var gaps = Duty.Gaps((await desk.GetAsync(id, cancellation)).State, span.Start, span.End);
        return Results.Json(new GapListView(span.Start, span.End, gaps.Select(g => new SpanView(g.Start, g.End))), Json.Options);
    }

    /// <summary>Says who could not be reached, and when nobody is on call, in the next 52 weeks.</summary>
    [Function("Readiness"), Allow(Role.Staff, Role.Operator)]
    [Answers<ReadinessReport>]
    public async Task<IResult> Ready([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/on-call/readiness")] HttpRequest request, CancellationToken cancellation)
    {
        var records = await directory.ReadAsync(cancellation);
        var report = Readiness.Report(
            await people.ListAsync(cancellation), [.. records.Responders.Values], [.. records.Schedules.Values], [.. records.Policies.Values], time.GetCurrentInstant());
        return Results.Json(report, Json.Options);
    }

    Interval Span(HttpRequest request) => request.Span(time.GetCurrentInstant(), Month);

    Instant At(HttpRequest request)
    {
        var faults = new FieldFaults();
        var at = request.Instant("at", time.GetCurrentInstant(), faults);
        faults.Throw("The time cannot be read.");
        return at;
    }
}
