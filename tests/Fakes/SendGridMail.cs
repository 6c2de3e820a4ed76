using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace SupportFlows.Fakes;

/// <summary>A mail as SendGrid's API takes it.</summary>
/// <param name="Fault">The field that is missing or wrong.</param>
sealed partial record SendGridMail(string? Key, string? To, string? From, string? Subject, string? Text, string? Html, FakeAttachment? Attachment)
{
    public string? Fault => this switch
    {
        { To: null } => "personalizations.0.to.0.email",
        { From: null } => "from.email",
        { Subject: null or "" } => "subject",
        { Text: null or "" } => "content",
        _ when !To.Contains('@') => "personalizations.0.to.0.email",
        { Attachment.FileName: "" } => "attachments.0.filename",
        { Attachment.Text: "" } => "attachments.0.content",
        { Attachment.Type: { } type } when !AttachmentType().IsMatch(type) => "attachments.0.type",
        _ => null,
    };

    public static async Task<SendGridMail> ReadAsync(HttpRequest request)
    {
        var mail = (await JsonNode.ParseAsync(request.Body))!;
        var person = mail["personalizations"]?[0];
        return new SendGridMail(
            (string?)(person?["custom_args"]?["key"] ?? mail["custom_args"]?["key"]),
            (string?)person?["to"]?[0]?["email"],
            (string?)mail["from"]?["email"],
            (string?)(person?["subject"] ?? mail["subject"]),
            Content(mail, "text/plain"),
            Content(mail, "text/html"),
            mail["attachments"]?[0] is { } attached ? Attached(attached) : null);
    }

    static FakeAttachment Attached(JsonNode attached)
    {
        var content = (string?)attached["content"] ?? "";
        Span<byte> bytes = new byte[content.Length];
        var text = Convert.TryFromBase64String(content, bytes, out var length) ? Encoding.UTF8.GetString(bytes[..length]) : "";
        return new FakeAttachment((string?)attached["filename"] ?? "", (string?)attached["type"] ?? "application/octet-stream", text);
    }

    static string? Content(JsonNode mail, string type) =>
        (string?)mail["content"]?.AsArray().FirstOrDefault(part => (string?)part?["type"] == type)?["value"];

    // Of all parameters it takes the method of a calendar only.
    [GeneratedRegex(@"\A[a-z]+/[a-z0-9.+-]+(; ?method=[A-Z]+)?\z")]
    private static partial Regex AttachmentType();
}
