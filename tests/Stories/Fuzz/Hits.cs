using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Fuzz;

/// <summary>What must hold of every answer, whatever was asked.</summary>
static partial class Hits
{
    /// <param name="isPlain">Its address is one of the app's, so that the answer is the app's own, not that of the server before it.</param>
    public static void Check(Target target, Answer answer, bool isPlain)
    {
        Assert.True((int)answer.Status < 500, "It must never fail.");
        if (answer.MediaType == "text/html" && target.Verb != HttpMethod.Head)
        {
            CheckPage(answer.Text);
        }
        else if ((int)answer.Status >= 400 && isPlain && target.Verb != HttpMethod.Head)
        {
            CheckProblem(answer);
        }
        else if (answer.MediaType == "application/xml")
        {
            System.Xml.Linq.XDocument.Parse(answer.Text);
        }
    }

    static void CheckProblem(Answer answer)
    {
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.False(string.IsNullOrWhiteSpace((string?)answer.Json["title"]), "It must say why.");
        Assert.Equal((int)answer.Status, (int?)answer.Json["status"]);
        Assert.True((int)answer.Status != 422 || answer.Json["errors"] is JsonArray { Count: > 0 }, "It must name the field that is to blame.");
        Assert.All(answer.Json["errors"] as JsonArray ?? [], e => Assert.False(string.IsNullOrWhiteSpace((string?)e!["field"]) || string.IsNullOrWhiteSpace((string?)e["reason"]), "Each fault must name its field and the reason."));
    }

    /// <summary>Whole, and what somebody wrote is text in it.</summary>
    static void CheckPage(string html)
    {
        Assert.EndsWith("</html>", html.TrimEnd(), StringComparison.Ordinal);
        foreach (Match tag in Tag().Matches(html))
        {
            var bare = Quoted().Replace(tag.Value, "\"\"");
            Assert.False(bare.Contains(Evil.Mark, StringComparison.Ordinal) || Handler().IsMatch(bare), $"Somebody's words became markup: {tag.Value}");
            Assert.False(Scripted().IsMatch(tag.Value), $"Somebody's words became a script: {tag.Value}");
        }
    }

    [GeneratedRegex("<[a-zA-Z/!](?:\"[^\"]*\"|[^>\"])*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("\\son[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();

    [GeneratedRegex("(?:href|src|action|formaction)=\"\\s*(?:javascript|data|vbscript):", RegexOptions.IgnoreCase)]
    private static partial Regex Scripted();
}
