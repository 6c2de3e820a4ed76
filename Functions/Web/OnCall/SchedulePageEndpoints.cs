using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OnCall;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Web.OnCall;
using SupportFlows.Web.Reading;

namespace SupportFlows.Functions.Web.OnCall;

public sealed class SchedulePageEndpoints(WebDoor door, ScheduleDesk desk, ScheduleCalendar calendar)
{
    [Function("WebSchedule"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "schedules/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        ShowAsync(request, id, null, cancellation);

    [Function("WebAddOverride"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> Override(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "schedules/{id}/overrides")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        DoAsync(request, id, async form =>
        {
            var zone = DateTimeZoneProviders.Tzdb[(await desk.GetAsync(id, cancellation)).State.TimeZone];
            var faults = new FieldFaults();
            var (from, to) = (WallTimes.Read(form, "from", zone, faults), WallTimes.Read(form, "to", zone, faults));
            faults.Throw("The override cannot be added.");
            var replaced = form.GetValueOrDefault("insteadOf") is { Length: > 0 } given ? given : null;
            await desk.OverrideAsync(request, client, id, new OverrideRequest(form.GetValueOrDefault("personId"), from, to, replaced), cancellation);
            return In(from, zone);
        }, cancellation);

    [Function("WebRemoveOverride"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> Remove(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "schedules/{id}/overrides/{part}/remove")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string id, string part, CancellationToken cancellation) =>
        DoAsync(request, id, async _ =>
        {
            await desk.RemoveOverrideAsync(request, client, id, part, cancellation);
            return "";
        }, cancellation);

    [Function("WebSwapShifts"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> Swap(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "schedules/{id}/swaps")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        DoAsync(request, id, async form =>
        {
            var (first, second) = (Shift(form.GetValueOrDefault("first")), Shift(form.GetValueOrDefault("second")));
            var stored = await desk.SwapAsync(request, client, id, new SwapRequest(first, second), cancellation);
            return first is null ? "" : In(first.From, DateTimeZoneProviders.Tzdb[stored.State.TimeZone]);
        }, cancellation);

    Task<IResult> DoAsync(HttpRequest request, string id, Func<IReadOnlyDictionary<string, string>, Task<string>> act, CancellationToken cancellation) => WebDoor.DoAsync(
        request,
        async form => $"/schedules/{id}?done=changed{await act(form)}",
        tried => ShowAsync(request, id, tried, cancellation));

    async Task<IResult> ShowAsync(HttpRequest request, string id, Tried? tried, CancellationToken cancellation)
    {
        var schedule = (await desk.GetAsync(id, cancellation)).State;
        var from = LocalDatePattern.Iso.Parse(request.Query["from"].ToString()) is { Success: true, Value: var day } && IsNear(day) ? day : (LocalDate?)null;
        return await door.ShowAsync<SchedulePage, ScheduleModel>(request, await calendar.ReadAsync(request.Caller(), schedule, request.Query["view"], from, cancellation), tried);
    }

    /// <summary>Nobody plans in other centuries, and calendars end somewhere.</summary>
    static bool IsNear(LocalDate day) => day.Year is >= 2000 and < 2200;

    /// <summary>The week in which the change shows.</summary>
    static string In(Instant from, DateTimeZone zone) => $"&from={Wire.Text(from.InZone(zone).Date)}";

    /// <summary>As an option of the form has it; null for what it did not write.</summary>
    static FixedShift? Shift(string? text) =>
        text?.Split(' ') is [var person, var from, var to]
        && InstantPattern.ExtendedIso.Parse(from) is { Success: true, Value: var start }
        && InstantPattern.ExtendedIso.Parse(to) is { Success: true, Value: var end }
            ? new FixedShift(person, start, end)
            : null;
}
