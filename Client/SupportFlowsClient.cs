using SupportFlows.Client.Http;

namespace SupportFlows.Client;

/// <summary>
/// Talks to the API of one SupportFlows app with one key. Safe to share between threads; keep one for the life of the program.
/// Every method throws <see cref="SupportFlowsException"/> when the server refuses or cannot be reached, and <see cref="OperationCanceledException"/> when cancelled.
/// </summary>
public sealed class SupportFlowsClient : IDisposable
{
    readonly HttpClient? owned;
    readonly Transport transport;

    /// <summary>Makes its own connections, and closes them when disposed. With the standard options.</summary>
    /// <param name="address">Of the app, such as <c>https://support.example.com</c>; without <c>/api</c>.</param>
    /// <param name="apiKey">Null: only what is open to everybody, such as <see cref="GetHealthAsync"/>.</param>
    public SupportFlowsClient(Uri address, string? apiKey)
        : this(address, apiKey, new SupportFlowsOptions())
    {
    }

    /// <summary>Makes its own connections, and closes them when disposed.</summary>
    /// <param name="address">Of the app, such as <c>https://support.example.com</c>; without <c>/api</c>.</param>
    /// <param name="apiKey">Null: only what is open to everybody.</param>
    /// <param name="options">How patient it is.</param>
    public SupportFlowsClient(Uri address, string? apiKey, SupportFlowsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        // A redirect would turn a POST into a GET and hide that it did nothing; an attempt has a time limit of its own.
        owned = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };
        transport = new Transport(owned, Route.Root(address), Transport.Checked(apiKey), options);
    }

    /// <summary>Goes through a client of the caller's, who disposes of it. Its headers stay as they are.</summary>
    /// <param name="http">Its <see cref="HttpClient.BaseAddress"/> is the address of the app.</param>
    /// <param name="apiKey">Null: only what is open to everybody.</param>
    /// <param name="options">How patient it is.</param>
    public SupportFlowsClient(HttpClient http, string? apiKey, SupportFlowsOptions options)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        var address = http.BaseAddress ?? throw new ArgumentException("Set its BaseAddress to the address of the app.", nameof(http));
        transport = new Transport(http, Route.Root(address), Transport.Checked(apiKey), options);
    }

    /// <summary>Requests for help, and what becomes of them.</summary>
    public TicketsApi Tickets => new(transport);

    /// <summary>Incidents that ring people until one of them answers. For staff and operators.</summary>
    public PagesApi Pages => new(transport);

    /// <summary>Who is on call. For staff and operators.</summary>
    public OnCallApi OnCall => new(transport);

    /// <summary>Guarded launch events (infrastructure event management).</summary>
    public IemApi IemRequests => new(transport);

    /// <summary>What accounts are entitled to.</summary>
    public AccountsApi Accounts => new(transport);

    /// <summary>API keys. For operators.</summary>
    public KeysApi Keys => new(transport);

    /// <summary>What was done that matters to security. For operators.</summary>
    public AuditApi Audit => new(transport);

    /// <summary>What is held about a person, to be given or erased. For operators.</summary>
    public PersonalDataApi PersonalData => new(transport);

    /// <summary>Messages that came in by a queue and failed too often. For operators.</summary>
    public QueuesApi Queues => new(transport);

    /// <summary>Plans, services and severities. Open to everybody.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Catalog> GetCatalogAsync(CancellationToken cancellation = default) => transport.GetAsync<Catalog>("api/catalog", cancellation);

    /// <summary>Whether the app lives and can keep what it accepts. Open to everybody.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="SupportFlowsException">It cannot (status 503), or cannot be reached.</exception>
    public Task<Health> GetHealthAsync(CancellationToken cancellation = default) => transport.GetAsync<Health>("api/health", cancellation);

    /// <summary>The address of the app. Never the key.</summary>
    public override string ToString() => $"SupportFlows at {transport.Root}";

    /// <summary>Closes the connections that it made itself.</summary>
    public void Dispose() => owned?.Dispose();
}
