using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
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

    /// <summary>By every schedule.</summary>
    [Function("OnCallNow"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Everywhere([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/on-call")] HttpRequest request, CancellationToken cancellation)
    {
        var (at, staff) = (At(request), await people.ListAsync(cancellation));
        var schedules = (await directory.ReadAsync(cancellation)).Schedules.Values.OrderBy(s => s.Id, StringComparer.Ordinal);
        return Results.Json(new { at, items = schedules.Select(s => OnCallViews.OnDuty(s, at, staff)), continuation = (string?)null }, Json.Options);
    }

    [Function("ScheduleOnCall"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> OnCall([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/schedules/{id}/on-call")] HttpRequest request, string id, CancellationToken cancellation) =>
        Results.Json(OnCallViews.OnDuty((await desk.GetAsync(id, cancellation)).State, At(request), await people.ListAsync(cancellation)), Json.Options);

    [Function("ScheduleShifts"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Shifts([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/schedules/{id}/shifts")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var (span, staff) = (Span(request), await people.ListAsync(cancellation));
        var shifts = Duty.Shifts((await desk.GetAsync(id, cancellation)).State, span.Start, span.End);
        return Results.Json(
            new { from = span.Start, to = span.End, items = shifts.Select(s => new { from = s.Interval.Start, to = s.Interval.End, people = OnCallViews.People(s.People, staff), s.Source }) }, Json.Options);
    }

    [Function("ScheduleGaps"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Gaps([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/schedules/{id}/gaps")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var span = Span(request);
        var gaps = Duty.Gaps((await desk.GetAsync(id, cancellation)).State, span.Start, span.End);
        return Results.Json(new { from = span.Start, to = span.End, items = gaps.Select(g => new { from = g.Start, to = g.End }) }, Json.Options);
    }

    /// <summary>For the next 52 weeks.</summary>
    [Function("Readiness"), Allow(Role.Staff, Role.Operator)]
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
