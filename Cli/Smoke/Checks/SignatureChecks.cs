using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SupportFlows.Cli.Smoke.Checks;

/// <summary>What is not signed, or signed wrong, is refused.</summary>
static class SignatureChecks
{
    const string Header = "X-SupportFlows-Signature";

    /// <summary>Well over the 300 s that are taken.</summary>
    static readonly TimeSpan Stale = TimeSpan.FromMinutes(10);

    public static IReadOnlyList<Check> All { get; } =
    [
        new("webhooks of providers are refused without a signature", ProvidersAsync),
        new("a form is refused unsigned, signed wrong or too late; signed right it is one ticket, however often", FormAsync),
    ];

    static async Task<string?> ProvidersAsync(Run run)
    {
        foreach (var path in new[] { "twilio/sms", "twilio/voice", "twilio/status" })
        {
            using var text = new FormUrlEncodedContent([new("From", Phone.Number), new("Body", "1a"), new("MessageSid", "SM0")]);
            (await run.App.SendAsync(HttpMethod.Post, $"api/webhooks/{path}", null, text, run.Cancellation)).Is(401);
        }

        (await run.App.PostAsync("api/webhooks/sendgrid/events", null, "[]", run.Cancellation)).Is(401);
        return null;
    }

    static async Task<string?> FormAsync(Run run)
    {
        var form = run.Form ?? throw new CheckSkippedException("no form source was named: --form, and its secret in SUPPORTFLOWS_FORM_SECRET");
        var body = JsonSerializer.Serialize(
            new { externalId = run.Id, subject = "[smoke test] By a form", description = "Nothing is wrong.", severity = "general", contact = new { name = "Smoke customer", email = run.Email } }, JsonSerializerOptions.Web);
        var unsigned = await SendAsync(run, form, body);
        if (unsigned.Status == 404 && form.IsGuess)
        {
            throw new CheckSkippedException($"there is no form source '{form.Source}' here, and none was named: --form");
        }

        unsigned.Is(401);
        var now = await run.NowAsync();
        (await SendAsync(run, form, body, Signature("not the secret", body, now))).Is(401);
        if (form.Secret is not { } secret)
        {
            return "unsigned and signed wrong: its secret is not in SUPPORTFLOWS_FORM_SECRET";
        }

        (await SendAsync(run, form, body, Signature(secret, body, now - Stale))).Is(401);
        (await SendAsync(run, form, body + " ", Signature(secret, body, now))).Is(401);
        var (first, again) = (await TakenAsync(run, form, secret, body, now), await TakenAsync(run, form, secret, body, now));
        return first == again ? first : throw new CheckFailedException($"The same form, sent twice, is two tickets: {first} and {again}.");
    }

    static async Task<string> TakenAsync(Run run, Form form, string secret, string body, DateTimeOffset now)
    {
        var (app, staff) = (run.App, run.Cast.Staff);
        var taken = (await SendAsync(run, form, body, Signature(secret, body, now))).Is(202).Json;
        var id = taken.Text("id");
        run.Made($"ticket {id}", ct => app.PostAsync($"api/tickets/{id}/close", staff, new { reason = "Smoke test" }, ct));
        return taken["accountId"]?.ToString() == run.Cast.Account
            ? id
            : throw new CheckFailedException($"The ticket {id} of {run.Email} belongs to {taken["accountId"]?.ToString() ?? "nobody"}, not to {run.Cast.Account}.");
    }

    static Task<Reply> SendAsync(Run run, Form form, string body, string? signature = null) =>
        run.App.PostAsync($"api/webhooks/forms/{Uri.EscapeDataString(form.Source)}", null, body, run.Cancellation, signature is null ? [] : [(Header, signature)]);

    static string Signature(string secret, string body, DateTimeOffset at)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}")))}";
    }
}
