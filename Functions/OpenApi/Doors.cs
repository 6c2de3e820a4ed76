using System.Text.Json.Nodes;
using SupportFlows.Functions.Access;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.OpenApi;

/// <summary>How a caller shows who he is, by each kind of access rule.</summary>
static class Doors
{
    const string Key = "apiKey";
    const string Link = "link";
    const string Token = "calendarToken";

    static readonly IReadOnlyDictionary<string, Door> Signed = new Dictionary<string, Door>(StringComparer.Ordinal)
    {
        ["forms"] = new(
            "formSignature", Header("X-SupportFlows-Signature", "`t=<unix seconds>,v1=<hex>`: HMAC-SHA256 with the source's secret over `<t>.<raw body>`, no older than 300 s. Typeform, Tally, Jotform, Google Forms and Zendesk send their own headers instead."),
            "The signature is missing, does not match the raw body, or is stale."),
        ["twilio"] = new("twilioSignature", Header("X-Twilio-Signature", "Twilio's, over the address and the form."), "It is not signed by the Twilio account that is configured."),
        ["sendgrid"] = new(
            "sendGridSignature", Header("X-Twilio-Email-Event-Webhook-Signature", "SendGrid's, with `X-Twilio-Email-Event-Webhook-Timestamp`, over the timestamp and the raw body."), "It is not signed by the SendGrid key that is configured."),
        [Link] = new(null, null, "The link has expired, or a part of it is missing."),
    };

    public static Door Of(SignedAttribute rule) =>
        Signed.TryGetValue(rule.By, out var door) ? door : throw new InvalidOperationException($"[Signed(\"{rule.By}\")] is not described: add it to {nameof(Doors)}, with the header that is checked.");

    public static JsonObject Schemes() => new(Signed.Values.Where(d => d.Scheme is not null)
        .Select(d => KeyValuePair.Create<string, JsonNode?>(d.Name!, d.Scheme!.DeepClone()))
        .Append(KeyValuePair.Create<string, JsonNode?>(Key, new JsonObject
        {
            ["type"] = "http",
            ["scheme"] = "bearer",
            ["description"] = "An API key, as `POST /api/keys` makes them. It has one role: customer, staff or operator; a customer's key sees what belongs to its account, and nothing else. Or a token (JWT) of the staff's OpenID issuer, or of the one that `PUT /api/accounts/{id}/identity-provider` sets for an account.",
        }))
        .Append(KeyValuePair.Create<string, JsonNode?>(Token, new JsonObject
        {
            ["type"] = "apiKey",
            ["in"] = "query",
            ["name"] = "token",
            ["description"] = "Of an address that `POST /api/schedules/{id}/calendar` gave out, for programs that cannot send a key.",
        }))
        .OrderBy(s => s.Key, StringComparer.Ordinal));

    /// <summary>Each entry is a way in; none: everybody.</summary>
    public static JsonArray Security(AccessAttribute rule) => rule switch
    {
        AllowAttribute { Token: not null } => [Way(Key), Way(Token)],
        AllowAttribute => [Way(Key)],
        SignedAttribute signed when Of(signed).Name is { } name => [Way(name)],
        _ => [],
    };

    /// <summary>A sentence about who may call.</summary>
    public static string Words(AccessAttribute rule) => rule switch
    {
        AllowAttribute { Token: not null } allow => $"Takes a key or token with the role {Names(allow.Roles)}, or the token of an address that was given out.",
        AllowAttribute allow => $"Takes a key or token with the role {Names(allow.Roles)}.",
        _ when IsLink(rule) => "Takes no key: whoever has the link that we sent may.",
        SignedAttribute => "Takes no key: the sender's signature is checked before anything else.",
        _ => "Takes no key.",
    };

    /// <summary>The address itself is the proof, and a page of the web the answer.</summary>
    public static bool IsLink(AccessAttribute rule) => rule is SignedAttribute { By: Link };

    public static IEnumerable<string> Roles(AccessAttribute rule) => rule is AllowAttribute allow ? allow.Roles.Select(Name) : [];

    static string Names(IReadOnlyList<Role> roles) => string.Join(" or ", roles.Select(Name));

    static string Name(Role role) => role.ToString().ToLowerInvariant();

    static JsonObject Way(string scheme) => new() { [scheme] = new JsonArray() };

    static JsonObject Header(string name, string words) => new() { ["type"] = "apiKey", ["in"] = "header", ["name"] = name, ["description"] = words };
}

/// <param name="Name">Of the security scheme; null where the address itself is the proof.</param>
/// <param name="Refusal">When it stays shut.</param>
sealed record Door(string? Name, JsonObject? Scheme, string Refusal);
