using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using SupportFlows.Functions.Access;

namespace SupportFlows.Stories.Fuzz;

/// <summary>The body of a shot, byte by byte.</summary>
static class Bodies
{
    const string Json = "application/json";
    const string Form = "application/x-www-form-urlencoded";

    static readonly string[] Types =
    [
        "text/plain", "application/xml", "multipart/form-data", "multipart/form-data; boundary=x", "application/json; charset=utf-16", "application/json; charset=klingon", "application/x-www-form-urlencoded; charset=iso-8859-1", "image/png", "*/*", "a", "application/json;;;",
    ];

    /// <param name="form">As a page offers it.</param>
    /// <param name="token">Of the session that sends it.</param>
    public static byte[] Of(Target target, Shot shot, List<(string Name, string Value)>? form, string? token)
    {
        var twists = shot.Twists.Where(t => t.Part is Part.Value or Part.Missing or Part.Twice or Part.Extra).ToList();
        var text = IsForm(target)
            ? FormBody.Twisted(form ?? (target.Rule is SignedAttribute { By: "twilio" } ? FormBody.OfTwilio(shot.Pick) : FormBody.OfLink(shot.Pick)), twists)
            : JsonBody.Twisted(Start(target, shot.Pick), twists);
        if (target.IsPage && token is not null)
        {
            text = $"token={token}&{text}";
        }

        return shot.Twists.Where(t => t.Part == Part.Bytes).Aggregate(Encoding.UTF8.GetBytes(text), Twisted);
    }

    public static string TypeOf(Target target, IReadOnlyList<Twist> twists) =>
        twists.Where(t => t.Part == Part.MediaType).Select(t => Types[t.At % Types.Length]).FirstOrDefault() ?? (IsForm(target) ? Form : Json);

    /// <summary>As the app reads a form.</summary>
    public static Dictionary<string, string> Read(byte[] body) =>
        QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);

    static bool IsForm(Target target) => target.IsPage || target.Rule is SignedAttribute { By: "twilio" or "link" };

    static JsonNode Start(Target target, int pick) => target.Rule switch
    {
        SignedAttribute { By: "sendgrid" } => SendGrid(pick),
        SignedAttribute { By: "forms" } => JsonBody.Of(Target.All.Single(t => t.Name == (pick % 7 == 1 ? "RequestIem" : "FileTicket")), pick),
        _ => JsonBody.Of(target, pick),
    };

    static JsonArray SendGrid(int pick) => [.. Enumerable.Range(0, 1 + (pick % 3)).Select(n => new JsonObject
    {
        ["event"] = new[] { "delivered", "bounce", "dropped", "deferred", "open", "processed" }[(pick + n) % 6],
        ["key"] = $"ticket-t{pick}.ack.{n}",
        ["message_key"] = $"t{pick}.ack.{n}",
        ["email"] = "ann@enterprise.example",
        ["timestamp"] = 1_772_442_000 + n,
        ["sg_message_id"] = $"m{n}",
        ["reason"] = $"<script>{Evil.Mark}</script>",
    })];

    static byte[] Twisted(byte[] body, Twist twist) => (twist.At % 10) switch
    {
        0 => [],
        1 => [0xEF, 0xBB, 0xBF, .. body],
        2 => body[..(body.Length * (twist.At % 7) / 7)],
        3 or 4 when body.Length > 0 => With(body, twist.At % body.Length, 0xFF),
        5 when body.Length > 0 => With(body, twist.At % body.Length, 0),
        6 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body)),
        7 => [.. body, .. body],
        8 when twist.At % 100 == 8 => [.. body, .. Encoding.UTF8.GetBytes(Evil.Huge)],
        _ => Encoding.UTF8.GetBytes(twist.Evil),
    };

    static byte[] With(byte[] body, int at, byte value)
    {
        body[at] = value;
        return body;
    }
}
