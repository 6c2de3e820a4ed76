using SupportFlows.Client.Http;

namespace SupportFlows.Client;

/// <summary>Who is on call, and when nobody is.</summary>
public sealed class OnCallApi
{
    readonly Transport transport;

    internal OnCallApi(Transport transport) => this.transport = transport;

    /// <summary>By every schedule, by id.</summary>
    /// <param name="at">Null: now, by the app's clock.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public IAsyncEnumerable<Duty> ListAsync(DateTimeOffset? at = null, CancellationToken cancellation = default) =>
        transport.ListAsync<Duty>(Route.With(Route.To("on-call"), ("at", Route.Text(at))), cancellation);

    /// <summary>By one schedule.</summary>
    /// <param name="schedule">Its id.</param>
    /// <param name="at">Null: now, by the app's clock.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Duty> AtAsync(string schedule, DateTimeOffset? at = null, CancellationToken cancellation = default) =>
        transport.GetAsync<Duty>(Route.With(Route.To("schedules", schedule, "on-call"), ("at", Route.Text(at))), cancellation);

    /// <summary>When nobody is on call by a schedule.</summary>
    /// <param name="schedule">Its id.</param>
    /// <param name="from">Null: now, by the app's clock.</param>
    /// <param name="to">At most 400 days later. Null: 30 days.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<GapReport> GapsAsync(string schedule, DateTimeOffset? from = null, DateTimeOffset? to = null, CancellationToken cancellation = default) =>
        transport.GetAsync<GapReport>(Route.With(Route.To("schedules", schedule, "gaps"), ("from", Route.Text(from)), ("to", Route.Text(to))), cancellation);
}
