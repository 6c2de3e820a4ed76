using System.Globalization;

namespace SupportFlows.Client.Tests;

/// <summary>What the API says, as short as it may be.</summary>
static class Samples
{
    public const string Health = """{"status":"ok","time":"2026-03-02T09:00:00Z"}""";

    public static string Ticket(string id = "t1", string status = "new", string subject = "Checkout is down", string clock = "running") =>
        $$"""
        {"id":"{{id}}","accountId":"acme","plan":"enterprise","subject":"{{subject}}","description":"Every order fails.","contact":{"name":"Ann","email":"ann@acme.example"},"status":"{{status}}",
        "severity":{"submitted":"business-critical","owed":"business-critical","current":"business-critical"},"scope":{"verdict":"in","reason":"It is."},"assignee":null,
        "clocks":[{"kind":"first-response","number":1,"target":"PT15M","startedAt":"2026-03-02T09:00:00Z","dueAt":"2026-03-02T09:15:00Z","state":"{{clock}}","pausedFor":"PT0S"}],
        "watchers":[],"acceptedAt":"2026-03-02T09:00:00.123456789Z","updatedAt":"2026-03-02T09:00:00Z"}
        """.ReplaceLineEndings("");

    public static string Event(int number, string type = "replied", string body = "") => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"number":{{number}},"at":"2026-03-02T09:00:00Z","type":"{{type}}","actor":{"kind":"staff","id":"lee","name":"Lee Lead"},"channel":"api","details":{"clock":"first-response"},"body":"{{body}}","public":true}""");

    public static string Page(IEnumerable<string> items, string? continuation = null) =>
        $$"""{"items":[{{string.Join(',', items)}}],"continuation":{{(continuation is null ? "null" : $"\"{continuation}\"")}}}""";

    public const string Refusal =
        """{"title":"Some fields cannot be read.","status":422,"errors":[{"field":"severity","reason":"Expected one of general, system-impaired.","value":"worst"},{"field":"contact.email","reason":"Give one."}]}""";
}
