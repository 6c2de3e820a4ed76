using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportFlows.Embedded.DurableTask.History;

/// <summary>Histories as JSON, for keeping beside the code that must go on replaying them.</summary>
static class HistoryJson
{
    static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    internal static string Write(InstanceHistory history) => JsonSerializer.Serialize(history, Options);

    internal static InstanceHistory Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<InstanceHistory>(json, Options) ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"This is not a history written by DurableTaskHistory.ExportAsync: {exception.Message}", exception);
        }
    }
}
