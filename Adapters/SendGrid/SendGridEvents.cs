using System.Text.Json;
using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Adapters.SendGrid;

/// <param name="Key">Of our message.</param>
/// <param name="EventId">The same when SendGrid tells it again.</param>
public sealed record SendGridEvent(string Key, Receipt Receipt, string EventId);

/// <summary>A batch of events: of many messages, in any order, some told before.</summary>
public static class SendGridEvents
{
    // Instants that NodaTime can hold.
    const long Earliest = 0;
    static readonly long Latest = Instant.MaxValue.ToUnixTimeSeconds();

    /// <summary>
    /// What they say of our messages. Other mail of the same account, and events that say nothing of delivery (<c>spamreport</c> and
    /// <c>unsubscribe</c> come after it), are left out.
    /// </summary>
    /// <exception cref="RefusalException">Malformed: this is no batch of events.</exception>
    public static IReadOnlyList<SendGridEvent> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind is not JsonValueKind.Array)
            {
                throw Refused($"it is a JSON {Name(document.RootElement)}");
            }

            return [.. document.RootElement.EnumerateArray().Select(Read).OfType<SendGridEvent>()];
        }
        catch (JsonException fault)
        {
            throw Refused($"it is not JSON (line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1})");
        }
        catch (InvalidOperationException)
        {
            throw Refused("a text in it is not Unicode");
        }
    }

    static SendGridEvent? Read(JsonElement told, int position)
    {
        if (told.ValueKind is not JsonValueKind.Object)
        {
            throw Refused($"entry {position} is a JSON {Name(told)}");
        }

        if (Text(told, "key") is not { Length: > 0 } key || Status(Text(told, "event")) is not { } status)
        {
            return null;
        }

        var error = status is DeliveryStatus.Failed ? Reason(told) : null;
        return new SendGridEvent(key, new Receipt(status, At(told, position), error), Text(told, "sg_event_id") ?? "");
    }

    static DeliveryStatus? Status(string? name) => name switch
    {
        "processed" => DeliveryStatus.Queued,
        "deferred" => DeliveryStatus.Sent,
        "delivered" or "open" or "click" => DeliveryStatus.Delivered,
        "bounce" or "blocked" or "dropped" => DeliveryStatus.Failed,
        _ => null,
    };

    /// <summary>The event or its type, a status code of mail (RFC 3463) when there is one, and the words of SendGrid or of the other server.</summary>
    static string Reason(JsonElement told)
    {
        var kind = Text(told, "type") ?? Text(told, "event");
        var parts = new[] { kind, Text(told, "status"), Text(told, "reason") ?? Text(told, "response") };
        var words = string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
        return ProviderFault.Words(words);
    }

    static Instant At(JsonElement told, int position) =>
        told.TryGetProperty("timestamp", out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds >= Earliest && seconds <= Latest
            ? Instant.FromUnixTimeSeconds(seconds)
            : throw Refused($"entry {position} has no timestamp in Unix seconds");

    static string? Text(JsonElement told, string field) =>
        told.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    static string Name(JsonElement value) => value.ValueKind.ToString().ToLowerInvariant();

    static RefusalException Refused(string why) =>
        new(RefusalKind.Malformed, $"This is no batch of SendGrid events: {why}. Expected is a JSON array of objects, as its event webhook posts.");
}
