using System.Text;
using System.Text.Json;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters;

/// <summary>One question to a provider that speaks JSON and has no client library here.</summary>
static class JsonProvider
{
    /// <summary>Its answer, whatever it says. Disposes the request.</summary>
    /// <exception cref="DeliveryException">There was no answer, or none of the form that is expected.</exception>
    public static async Task<T> AskAsync<T>(string provider, HttpClient http, HttpRequestMessage request, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            using var sent = request;
            using var answer = await http.SendAsync(sent, cancellation);
            var body = await answer.Content.ReadAsStringAsync(cancellation);
            return answer.IsSuccessStatusCode
                ? Read<T>(provider, body)
                : throw ProviderFault.Refused(provider, answer.StatusCode, ProviderFault.Words(body), ProviderFault.RetryAfter(answer.Headers, time));
        }
        catch (Exception fault) when (ProviderFault.IsPassing(fault, cancellation))
        {
            throw ProviderFault.NoAnswer(provider, fault);
        }
    }

    /// <summary>A body that says its length: not every server reads a chunked one.</summary>
    public static HttpContent Body<T>(T body) => new StringContent(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json");

    static T Read<T>(string provider, string body)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, JsonSerializerOptions.Web) ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException fault)
        {
            // A proxy or a portal answered in its place: it may do so no longer in a moment.
            throw ProviderFault.Refused(provider, $"an answer that is not its own: {ProviderFault.Words(body)}", retryable: true, inner: fault);
        }
    }
}
