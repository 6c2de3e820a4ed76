using System.Text.Json;

namespace SupportFlows.Adapters.SendGrid;

/// <summary>SendGrid's own words for a refusal: <c>{"errors":[{"message","field"}]}</c>.</summary>
static class SendGridErrors
{
    public static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        var body = await content.ReadAsStringAsync(cancellation);
        try
        {
            var errors = JsonSerializer.Deserialize<Refusal>(body, JsonSerializerOptions.Web)?.Errors ?? [];
            return string.Join("; ", errors.Select(error => error.Field is null ? error.Message : $"{error.Field}: {error.Message}"));
        }
        catch (JsonException)
        {
            return ProviderFault.Words(body);
        }
    }

    sealed record Refusal(IReadOnlyList<Error>? Errors);

    sealed record Error(string? Message, string? Field);
}
