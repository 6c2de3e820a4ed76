using System.Text.Json;

namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>Letters as they are stored.</summary>
static class LetterText
{
    internal static string Write(Letter letter) => JsonSerializer.Serialize(letter, EngineJson.Default.Letter);

    internal static Letter Read(string text) => JsonSerializer.Deserialize(text, EngineJson.Default.Letter) ?? throw new InvalidDataException("An inbox row is empty.");
}
