using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportFlows.Orchestrations.Queues;

/// <summary>
/// A message that is put back under another id would be another one to the function that takes it, unless it has an external id. So one that has none is given that of its parked self:
/// however often it is put back, it is filed once.
/// </summary>
public static class SameAgain
{
    /// <summary>Of a message; what a queue takes, in bytes of UTF-8.</summary>
    public const int Largest = 64 * 1024;

    const string Field = "externalId";

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    // What is not ASCII stays as it is: escaped, it might be too large for the queue.
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text with an external id. As it is where it has one, where it is no JSON object, which files nothing, and where no room is left for one.</summary>
    public static string Of(string text, string parkedId)
    {
        if (Read(text) is not { } message)
        {
            return text;
        }

        foreach (var name in message.Select(p => p.Key).Where(key => key.Equals(Field, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            if (!IsNothing(message[name]))
            {
                return text;
            }

            message.Remove(name);
        }

        message[Field] = $"message:{parkedId}";
        var named = message.ToJsonString(Plain);
        return Encoding.UTF8.GetByteCount(named) <= Largest ? named : text;
    }

    static bool IsNothing(JsonNode? value) => value is null || (value.GetValueKind() == JsonValueKind.String && string.IsNullOrWhiteSpace((string?)value));

    static JsonObject? Read(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
