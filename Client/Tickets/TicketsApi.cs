using SupportFlows.Client.Http;

namespace SupportFlows.Client;

/// <summary>Files tickets, reads them, and does to them what can be done.</summary>
public sealed partial class TicketsApi
{
    readonly Transport transport;

    internal TicketsApi(Transport transport) => this.transport = transport;

    /// <summary>Files a ticket. When this returns, it is kept, and its first-response clock runs.</summary>
    /// <param name="ticket">What is asked.</param>
    /// <param name="options">Null: the standard ones. Give an idempotency key of your own to be safe from a restart of your program, too.</param>
    /// <param name="cancellation">Stops waiting; the ticket may have been filed.</param>
    public Task<Ticket> FileAsync(NewTicket ticket, CommandOptions? options = null, CancellationToken cancellation = default) =>
        transport.PostAsync<Ticket>(Route.To("tickets"), ticket, options, cancellation);

    /// <summary>A ticket as it stands. Somebody else's is not found (404).</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Ticket> GetAsync(string id, CancellationToken cancellation = default) => transport.GetAsync<Ticket>(At(id), cancellation);

    /// <summary>The ticket, or null when it is still as in the caller's copy.</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="etag">The <see cref="Answer.ETag"/> of that copy.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Ticket?> GetIfChangedAsync(string id, string etag, CancellationToken cancellation = default) => transport.GetIfChangedAsync<Ticket>(At(id), etag, cancellation);

    /// <summary>Tickets, soonest due first, fetched a page at a time as they are read.</summary>
    /// <param name="query">Null: all that the key may see.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public IAsyncEnumerable<Ticket> ListAsync(TicketQuery? query = null, CancellationToken cancellation = default) => transport.ListAsync<Ticket>(
        Route.With(
            Route.To("tickets"),
            ("status", query?.Status),
            ("account", query?.Account),
            ("assignee", query?.Assignee),
            ("due", Route.Text(query?.DueBefore)),
            ("pageSize", Route.Text(query?.PageSize))),
        cancellation);

    /// <summary>What happened to it so far, in order.</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public IAsyncEnumerable<TimelineEvent> TimelineAsync(string id, CancellationToken cancellation = default) => transport.ListAsync<TimelineEvent>(At(id, "timeline"), cancellation);

    /// <summary>What happened to it so far, and then whatever else happens, until the caller stops.</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Ends it.</param>
    public IAsyncEnumerable<TimelineEvent> TailAsync(string id, WatchOptions? options = null, CancellationToken cancellation = default) =>
        transport.TailAsync<Ticket>(At(id), options, cancellation);

    /// <summary>The ticket as it stands, and again after each change, until the caller stops.</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Ends it.</param>
    public IAsyncEnumerable<Ticket> WatchAsync(string id, WatchOptions? options = null, CancellationToken cancellation = default) =>
        transport.WatchAsync<Ticket>(At(id), options, cancellation);

    /// <summary>Writes to the other side. A public one of the staff answers the ticket; a customer's starts next-response.</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="body">The words.</param>
    /// <param name="isPublic">False: a note that only the staff read.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been written.</param>
    public Task<Ticket> ReplyAsync(string id, string body, bool isPublic, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(id, "replies", new { body, @public = isPublic }, options, cancellation);

    /// <summary>Puts the severity that the facts support. For staff.</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="severity">One of <see cref="Severities"/>.</param>
    /// <param name="reason">The customer reads it.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<Ticket> SetSeverityAsync(string id, string severity, string reason, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(id, "severity", new { severity, reason }, options, cancellation);

    /// <summary>Says that it is solved; unless somebody says otherwise it closes by itself. For staff.</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<Ticket> ResolveAsync(string id, CommandOptions? options = null, CancellationToken cancellation = default) => PostAsync(id, "resolve", null, options, cancellation);

    /// <summary>Waits on the customer: clocks that pause do, and he is reminded. For staff.</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<Ticket> PendAsync(string id, CommandOptions? options = null, CancellationToken cancellation = default) => PostAsync(id, "pend", null, options, cancellation);

    /// <summary>Ends it.</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="reason">Null: none is given.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<Ticket> CloseAsync(string id, string? reason = null, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(id, "close", new { reason }, options, cancellation);

    /// <summary>Takes it up again, for so long after closing as the vendor allows.</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="reason">Null: none is given.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<Ticket> ReopenAsync(string id, string? reason = null, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(id, "reopen", new { reason }, options, cancellation);

    /// <summary>Hands it to somebody of the staff. For staff.</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="assignee">Person's id.</param>
    /// <param name="reason">Null: none is given.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<Ticket> AssignAsync(string id, string assignee, string? reason = null, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(id, "assign", new { assignee, reason }, options, cancellation);

    /// <summary>Closes it as a duplicate of another of the same account. Done again, it changes nothing. For staff.</summary>
    /// <param name="id">The duplicate's.</param>
    /// <param name="into">Id of the ticket that goes on.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    /// <returns>The ticket that is now closed.</returns>
    public Task<Ticket> MergeAsync(string id, string into, CancellationToken cancellation = default) => PostAsync(id, "merge", new { into }, null, cancellation);

    /// <summary>Puts on and takes off the staff's own labels. For staff.</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="add">To put on.</param>
    /// <param name="remove">To take off. Null: none.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<Ticket> TagAsync(string id, IEnumerable<string> add, IEnumerable<string>? remove = null, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(id, "tags", new { add, remove }, options, cancellation);

    /// <summary>Says who else is told of every public reply.</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="add">Email addresses to tell.</param>
    /// <param name="remove">Email addresses to leave out from now on. Null: none.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<Ticket> SetWatchersAsync(string id, IEnumerable<string> add, IEnumerable<string>? remove = null, CommandOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(id, "watchers", new { add, remove }, options, cancellation);

    static string At(string id) => Route.To("tickets", id);

    static string At(string id, string what) => Route.To("tickets", id, what);

    Task<Ticket> PostAsync(string id, string move, object? body, CommandOptions? options, CancellationToken cancellation) =>
        transport.PostAsync<Ticket>(At(id, move), body, options, cancellation);
}
