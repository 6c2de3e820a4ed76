using SupportFlows.Client.Http;

namespace SupportFlows.Client;

/// <summary>Rings people, and answers for them.</summary>
public sealed class PagesApi
{
    readonly Transport transport;

    internal PagesApi(Transport transport) => this.transport = transport;

    /// <summary>Rings whoever the policy says. When this returns, the page is kept, and goes on until somebody answers.</summary>
    /// <param name="page">What it is about.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been opened.</param>
    public Task<Page> OpenAsync(NewPage page, CommandOptions? options = null, CancellationToken cancellation = default) =>
        transport.PostAsync<Page>(Route.To("pages"), page, options, cancellation);

    /// <summary>A page as it stands, with everything that was sent to anybody about it.</summary>
    /// <param name="id">The page's.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Page> GetAsync(string id, CancellationToken cancellation = default) => transport.GetAsync<Page>(At(id), cancellation);

    /// <summary>Pages, newest first, fetched some at a time as they are read.</summary>
    /// <param name="status">One of <see cref="PageStatuses"/>. Null: any.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public IAsyncEnumerable<Page> ListAsync(string? status = null, CancellationToken cancellation = default) =>
        transport.ListAsync<Page>(Route.With(Route.To("pages"), ("status", status)), cancellation);

    /// <summary>What happened to it so far, in order.</summary>
    /// <param name="id">The page's.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public IAsyncEnumerable<TimelineEvent> TimelineAsync(string id, CancellationToken cancellation = default) => transport.ListAsync<TimelineEvent>(At(id, "timeline"), cancellation);

    /// <summary>What happened to it so far, and then whatever else happens, until the caller stops.</summary>
    /// <param name="id">The page's.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Ends it.</param>
    public IAsyncEnumerable<TimelineEvent> TailAsync(string id, WatchOptions? options = null, CancellationToken cancellation = default) => transport.TailAsync<Page>(At(id), options, cancellation);

    /// <summary>Says that the key's owner has it: nothing rings any more. If somebody was first, <see cref="Page.First"/> says who.</summary>
    /// <param name="id">The page's.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<Page> AcknowledgeAsync(string id, CommandOptions? options = null, CancellationToken cancellation = default) => PostAsync(id, "acknowledge", options, cancellation);

    /// <summary>Rings the next level at once.</summary>
    /// <param name="id">The page's.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<Page> EscalateAsync(string id, CommandOptions? options = null, CancellationToken cancellation = default) => PostAsync(id, "escalate", options, cancellation);

    /// <summary>Ends it.</summary>
    /// <param name="id">The page's.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<Page> CloseAsync(string id, CommandOptions? options = null, CancellationToken cancellation = default) => PostAsync(id, "close", options, cancellation);

    static string At(string id) => Route.To("pages", id);

    static string At(string id, string what) => Route.To("pages", id, what);

    Task<Page> PostAsync(string id, string move, CommandOptions? options, CancellationToken cancellation) => transport.PostAsync<Page>(At(id, move), null, options, cancellation);
}
