using System.Net;
using System.Text.Json;

namespace SupportFlows.Client.Http;

/// <summary>Problem details as the API sends them; of anything else, such as a proxy's page, only the status is believed.</summary>
static class Problem
{
    public static SupportFlowsException Of(HttpResponseMessage response, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var said = Read(response, body);
        return new SupportFlowsException(
            response.StatusCode,
            said?.Title ?? $"The server answered {(int)response.StatusCode} {response.ReasonPhrase}, without saying why.",
            said?.Errors,
            said?.TraceId,
            RetryAfter(response, now));
    }

    static Details? Read(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        if (response.Content.Headers.ContentType?.MediaType is not "application/problem+json")
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Details>(body, Wire.Options);
        }
        catch (JsonException)
        {
            // Cut off, or somebody else's kind of problem: the status says enough.
            return null;
        }
    }

    static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    sealed record Details(string? Title, IReadOnlyList<FieldError>? Errors, string? TraceId);
}
