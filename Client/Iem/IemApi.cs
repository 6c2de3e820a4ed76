using SupportFlows.Client.Http;

namespace SupportFlows.Client;

/// <summary>Guarded launch events: requested, prepared, watched, wrapped up.</summary>
public sealed partial class IemApi
{
    const string Collection = "iem-requests";

    readonly Transport transport;

    internal IemApi(Transport transport) => this.transport = transport;

    /// <summary>Requests a session. When this returns, it is reserved. None left: status 409 says how to buy.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been requested.</param>
    public Task<IemRequest> RequestAsync(NewIemRequest request, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(Route.To(Collection), request, options, cancellation);

    /// <summary>A request as it stands. Somebody else's is not found (404).</summary>
    /// <param name="id">The request's.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<IemRequest> GetAsync(string id, CancellationToken cancellation = default) => transport.GetAsync<IemRequest>(At(id), cancellation);

    /// <summary>Requests, first day first, fetched some at a time as they are read.</summary>
    /// <param name="account">Account's id, for staff. Null: any; a customer's key lists its own.</param>
    /// <param name="isOver">Those that are over instead of those that are not.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public IAsyncEnumerable<IemRequest> ListAsync(string? account = null, bool isOver = false, CancellationToken cancellation = default) =>
        transport.ListAsync<IemRequest>(Route.With(Route.To(Collection), ("account", account), ("over", isOver ? "true" : null)), cancellation);

    /// <summary>What happened to it so far, in order.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public IAsyncEnumerable<TimelineEvent> TimelineAsync(string id, CancellationToken cancellation = default) => transport.ListAsync<TimelineEvent>(At(id, "timeline"), cancellation);

    /// <summary>What happened to it so far, and then whatever else happens, until the caller stops.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Ends it.</param>
    public IAsyncEnumerable<TimelineEvent> TailAsync(string id, WatchOptions? options = null, CancellationToken cancellation = default) =>
        transport.TailAsync<IemRequest>(At(id), options, cancellation);

    /// <summary>The figures of the event so far.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<IemReport> GetReportAsync(string id, CancellationToken cancellation = default) => transport.GetAsync<IemReport>(At(id, "report"), cancellation);

    /// <summary>Approves it. For its technical account manager, a lead or an operator.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="reason">Needed where the notice is short.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> ApproveAsync(string id, string? reason = null, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "approve"), new { reason }, options, cancellation);

    /// <summary>Turns it down; the session is given back. For the same people.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="reason">Both sides read it.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> RejectAsync(string id, string reason, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "reject"), new { reason }, options, cancellation);

    /// <summary>Says go at the gate. For the same people.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="reason">Null: none is given.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> GoAsync(string id, string? reason = null, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "go"), new { reason }, options, cancellation);

    /// <summary>Calls it off at the gate. For the same people.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="reason">Both sides read it.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> NoGoAsync(string id, string reason, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "no-go"), new { reason }, options, cancellation);

    /// <summary>Moves its days, and every deadline with them.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="firstDay">In its zone.</param>
    /// <param name="lastDay">Inclusive.</param>
    /// <param name="furtherDays">Days to be bought. Null: as before.</param>
    /// <param name="reason">Null: none is given.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> RescheduleAsync(string id, DateOnly firstDay, DateOnly lastDay, int? furtherDays = null, string? reason = null, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "reschedule"), new { firstDay, lastDay, furtherDays, reason }, options, cancellation);

    /// <summary>Lets it last longer; days beyond the session are bought first.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="lastDay">Inclusive.</param>
    /// <param name="furtherDays">Days to be bought. Null: as before.</param>
    /// <param name="reason">Null: none is given.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> ExtendAsync(string id, DateOnly lastDay, int? furtherDays = null, string? reason = null, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "extend"), new { lastDay, furtherDays, reason }, options, cancellation);

    /// <summary>Calls it off; before it starts, the session is given back.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="reason">Null: none is given.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> CancelAsync(string id, string? reason = null, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "cancel"), new { reason }, options, cancellation);

    /// <summary>Accepts the open quote.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="purchaseReference">The customer's own number for the purchase.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<IemRequest> AcceptQuoteAsync(string id, string purchaseReference, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(At(id, "accept-quote"), new { purchaseReference }, options, cancellation);

    static string At(string id, params ReadOnlySpan<string> steps) => Route.To(Collection, [id, .. steps]);

    Task<IemRequest> PostAsync(string path, object? body, CommandOptions? options, CancellationToken cancellation) => transport.PostAsync<IemRequest>(path, body, options, cancellation);
}
