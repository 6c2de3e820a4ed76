using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Adapters.Heartbeat;

/// <summary>Asks for a URL, as dead man's switches on the web want it.</summary>
sealed class HttpHeartbeat(IHttpClientFactory clients, Uri url) : IHeartbeat
{
    public const string HttpClientName = "heartbeat";

    public async Task BeatAsync(CancellationToken cancellation)
    {
        using var client = clients.CreateClient(HttpClientName);
        using var answer = await client.GetAsync(url, cancellation);
        answer.EnsureSuccessStatusCode();
    }
}
