using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace SupportFlows.Stories.Harness;

/// <summary>What the app answered, read whole.</summary>
sealed record Answer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, string? MediaType)
{
    public static async Task<Answer> OfAsync(HttpResponseMessage response) =>
        new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers.ContentType?.MediaType)
        {
            FileName = response.Content.Headers.ContentDisposition is { DispositionType: "attachment" } saved ? saved.FileNameStar ?? saved.FileName?.Trim('"') : null,
        };

    /// <summary>Under which it is to be saved; null: it is to be shown.</summary>
    public string? FileName { get; init; }

    public JsonNode Json => JsonNode.Parse(Text) ?? throw new InvalidOperationException("The answer has no body.");

    public string ETag => Headers.ETag?.Tag ?? throw new InvalidOperationException("The answer has no ETag.");

    public Answer Is(HttpStatusCode expected)
    {
        Assert.True(Status == expected, $"Expected {(int)expected}, got {(int)Status}: {Text}");
        return this;
    }

    /// <summary>A page that says all of this.</summary>
    public Answer Shows(params string[] words)
    {
        var said = WebUtility.HtmlDecode(Text);
        Assert.All(words, word => Assert.Contains(word, said, StringComparison.Ordinal));
        return this;
    }

    /// <summary>A page that says nothing of this.</summary>
    public Answer Hides(params string[] words)
    {
        var said = WebUtility.HtmlDecode(Text);
        Assert.All(words, word => Assert.DoesNotContain(word, said, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Sent on, after a form was taken.</summary>
    public string LeadsTo() => Is(HttpStatusCode.SeeOther).Headers.Location!.OriginalString;

    /// <summary>A refusal, with a reason for each of these fields.</summary>
    public Answer Refuses(HttpStatusCode expected, params string[] fields)
    {
        Is(expected);
        Assert.Equal("application/problem+json", MediaType);
        var named = (Json["errors"] as JsonArray ?? []).Select(e => (string)e!["field"]!).ToList();
        Assert.All(fields, field => Assert.Contains(field, named));
        return this;
    }
}
