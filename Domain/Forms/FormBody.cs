using System.Net;
using System.Text;
using System.Text.Json;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Domain.Forms;

/// <summary>What a form service posted, as one tree whatever its content type.</summary>
static class FormBody
{
    public const int MostBytes = 1024 * 1024;
    public const int Deepest = 32;
    public const int MostFields = 2000;

    /// <exception cref="RefusalException">Too large, or not what its content type says.</exception>
    public static JsonElement Parse(string? contentType, byte[] rawBody)
    {
        if (rawBody.Length > MostBytes)
            throw new RefusalException(RefusalKind.TooLarge, $"The form has {rawBody.Length} bytes; at most {MostBytes} are taken.");

        var mediaType = (contentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        return mediaType switch
        {
            "application/x-www-form-urlencoded" => Tree(UrlEncoded(rawBody)),
            "multipart/form-data" => Tree(Multipart.Read(contentType!, rawBody)),
            "" or "text/plain" or "text/json" or "application/json" => Json(rawBody),
            _ when mediaType.EndsWith("+json", StringComparison.Ordinal) => Json(rawBody),
            _ => throw Malformed($"Content type '{Shorten(mediaType)}' is not taken: send application/json, application/x-www-form-urlencoded or multipart/form-data."),
        };
    }

    /// <summary>Null when it is not JSON that can be read to its end.</summary>
    public static JsonElement? TryParseJson(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        try
        {
            var root = JsonElement.Parse(utf8, new JsonDocumentOptions { MaxDepth = Deepest });
            ReadAllText(root);
            return root;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // Text that is not Unicode (invalid UTF-8, half a surrogate pair) is found only when it is read.
            return null;
        }
    }

    public static RefusalException Malformed(string reason) => new(RefusalKind.Malformed, reason);

    static JsonElement Json(byte[] rawBody) =>
        TryParseJson(rawBody) ?? throw Malformed($"The body is not JSON in UTF-8 of at most {Deepest} levels.");

    static void ReadAllText(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
            _ = element.GetString();
        else if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                ReadAllText(item);
        else if (element.ValueKind == JsonValueKind.Object)
            foreach (var member in element.EnumerateObject())
            {
                _ = member.Name;
                ReadAllText(member.Value);
            }
    }

    static IEnumerable<KeyValuePair<string, string>> UrlEncoded(byte[] rawBody) =>
        Encoding.UTF8.GetString(rawBody)
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(WebUtility.UrlDecode(pair[0]), pair.Length == 2 ? WebUtility.UrlDecode(pair[1]) : ""));

    /// <summary>A field sent once is a text; sent more than once, as check boxes are, an array of texts.</summary>
    static JsonElement Tree(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var all = fields.Take(MostFields + 1).ToList();
        if (all.Count > MostFields)
            throw Malformed($"The form has more than {MostFields} fields.");
        return JsonSerializer.SerializeToElement(all
            .GroupBy(f => f.Key, f => f.Value)
            .ToDictionary(g => g.Key, g => g.Count() == 1 ? (object)g.First() : g.ToArray()));
    }

    static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
