namespace SupportFlows.Adapters.AzureStorage;

/// <summary>The connections to a storage account.</summary>
static class StorageTransport
{
    // Many promises are decided on at once, and a request waits for the service nearly all of its time.
    const int Connections = 256;

    public static HttpClient NewClient() => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = Connections,
        ConnectTimeout = TimeSpan.FromSeconds(2),
        // An account that failed over has another address.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
        // No span for each of a ticket's hundred requests, with keys in their addresses of which some are phone numbers.
        ActivityHeadersPropagator = null,
        UseCookies = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
