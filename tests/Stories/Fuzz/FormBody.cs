using System.Net;
using System.Text.RegularExpressions;

namespace SupportFlows.Stories.Fuzz;

/// <summary>Forms as a browser sends them: those that the pages of the console show, and twists of them.</summary>
static partial class FormBody
{
    /// <summary>What Twilio posts.</summary>
    static readonly (string Name, string Value)[] Twilio =
    [
        ("From", "+12025550116"), ("To", "+12025550100"), ("Body", "1a"), ("MessageSid", "SM1"), ("CallSid", "CA1"), ("Digits", "4"), ("AnsweredBy", "human"), ("MessageStatus", "delivered"), ("CallStatus", "completed"),
        ("ErrorCode", "30003"), ("AccountSid", "AC1"), ("RawDlrDoneDate", "2603020900"), ("Timestamp", "Mon, 02 Mar 2026 09:00:00 +0000"), ("CallDuration", "12"),
    ];

    public static List<(string Name, string Value)> OfTwilio(int pick) => [.. Twilio.Where((_, n) => n < 6 || (pick >> (n % 8)) % 2 == 0)];

    public static List<(string Name, string Value)> OfLink(int pick) =>
        [("action", new[] { "acknowledge", "escalate", "close", "approve", "reject" }[pick % 5]), ("reason", $"<script>{Evil.Mark}</script>"), ("rating", $"{pick % 7}"), ("comment", $"\"><b onclick={Evil.Mark}>")];

    public static string Twisted(List<(string Name, string Value)> fields, IEnumerable<Twist> twists)
    {
        foreach (var twist in twists)
        {
            var (at, evil) = (fields.Count == 0 ? -1 : twist.At % fields.Count, Evil.Plain(twist.Evil));
            switch (twist.Part)
            {
                case Part.Value when at >= 0:
                    fields[at] = (fields[at].Name, evil);
                    break;
                case Part.Missing when at >= 0:
                    fields.RemoveAt(at);
                    break;
                case Part.Twice when at >= 0:
                    fields.Add((fields[at].Name, evil));
                    break;
                default:
                    fields.Add((evil, evil));
                    break;
            }
        }

        return string.Join('&', fields.Select(f => $"{Escaped(f.Name)}={Escaped(f.Value)}"));
    }

    /// <summary>The forms of a page that are sent by POST, with where each goes and what it would send untouched.</summary>
    public static IEnumerable<(string Action, List<(string Name, string Value)> Fields)> On(string page, string html)
    {
        foreach (Match form in Form().Matches(html))
        {
            if (!form.Groups[1].Value.Contains("method=\"post\"", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var fields = Field().Matches(form.Groups[2].Value).Select(m => (Attribute(m.Value, "name"), Attribute(m.Value, "value"))).Where(f => f.Item1 is not ("" or "token")).ToList();
            yield return (Attribute(form.Groups[1].Value, "action") is { Length: > 0 } action ? action : page, fields);
        }
    }

    /// <summary>Where the page leads within the app.</summary>
    public static IEnumerable<string> Links(string html) => Href().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value));

    static string Escaped(string text) => text.Length < 30_000 ? Uri.EscapeDataString(text) : string.Concat(text.Chunk(30_000).Select(part => Uri.EscapeDataString(new string(part))));

    static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<form([^>]*)>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    // Of a list, the words; of a text, nothing: both are twisted as they are.
    [GeneratedRegex("<(?:input|select|textarea|button)[^>]*\\bname=\"[^\"]+\"[^>]*>")]
    private static partial Regex Field();

    [GeneratedRegex("href=\"(/[^\"#]*)")]
    private static partial Regex Href();
}
