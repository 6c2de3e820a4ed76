using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SupportFlows.Fakes;

/// <summary>A mail as SendGrid's API takes it.</summary>
/// <param name="Fault">The field that is missing or wrong.</param>
sealed record SendGridMail(string? Key, string? To, string? From, string? Subject, string? Text, string? Html)
{
    public string? Fault => this switch
    {
        { To: null } => "personalizations.0.to.0.email",
        { From: null } => "from.email",
        { Subject: null or "" } => "subject",
        { Text: null or "" } => "content",
        _ when !To.Contains('@') => "personalizations.0.to.0.email",
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
            Content(mail, "text/html"));
    }

    static string? Content(JsonNode mail, string type) =>
        (string?)mail["content"]?.AsArray().FirstOrDefault(part => (string?)part?["type"] == type)?["value"];
}
