using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportFlows.Fakes;

/// <summary>How people sign in at a <see cref="FakeIssuer"/>: codes that are good once, for the client that asked for them, with PKCE.</summary>
public sealed class FakeSignIn
{
    readonly ConcurrentDictionary<string, Asked> codes = new(StringComparer.Ordinal);
    int last;

    /// <summary>What the client proves itself with; null: nothing is asked of it.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The secret comes in the form; else in the header.</summary>
    public bool TakesSecretInForm { get; set; }

    /// <summary>Of whoever sits in front of the browser.</summary>
    public (string Name, object? Value)[] Claims { get; set; } = [];

    /// <summary>The issuer says no: with this error the browser is sent back.</summary>
    public string? Error { get; set; }

    /// <summary>Whose answer it says that it is; null: it does not say.</summary>
    public string? NamesItself { get; set; }

    /// <summary>Made in place of an honest id token, from the audience and the nonce.</summary>
    public Func<string, string, string>? Forges { get; set; }

    /// <summary>Answered by the token endpoint in place of everything, with this status.</summary>
    public (int Status, string Text)? Rubbish { get; set; }

    /// <summary>The id token that was given last.</summary>
    public string? Given { get; private set; }

    /// <returns>Where the browser is sent.</returns>
    internal string Authorize(Uri address)
    {
        var query = QueryHelpers.ParseQuery(address.Query);
        if (query["response_type"] != "code" || query["code_challenge_method"] != "S256" || !query["scope"].ToString().Split(' ').Contains("openid"))
        {
            return Back(query["redirect_uri"], query["state"], "error", "invalid_request");
        }

        if (Error is not null)
        {
            return Back(query["redirect_uri"], query["state"], "error", Error);
        }

        var code = $"code-of-{Interlocked.Increment(ref last)}-more";
        codes[code] = new Asked(query["client_id"].ToString(), query["redirect_uri"].ToString(), query["code_challenge"].ToString(), query["nonce"].ToString());
        return Back(query["redirect_uri"], query["state"], "code", code);
    }

    /// <param name="sign">Makes a token from an audience and claims.</param>
    internal (int Status, string Text) Redeem(IFormCollection form, string? authorization, Func<string, (string, object?)[], string> sign)
    {
        if (Rubbish is { } rubbish)
        {
            return rubbish;
        }

        if (!IsClient(form, authorization))
        {
            return Refused("invalid_client");
        }

        if (form["grant_type"] != "authorization_code" || !codes.TryRemove(form["code"].ToString(), out var asked)
            || asked.Client != form["client_id"] || asked.Back != form["redirect_uri"]
            || asked.Challenge != Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))))
        {
            return Refused("invalid_grant");
        }

        Given = Forges is { } forge ? forge(asked.Client, asked.Nonce) : sign(asked.Client, [("nonce", asked.Nonce), .. Claims]);
        return ((int)HttpStatusCode.OK, new JsonObject { ["token_type"] = "Bearer", ["access_token"] = "opaque", ["expires_in"] = 3600, ["id_token"] = Given }.ToJsonString());
    }

    bool IsClient(IFormCollection form, string? authorization) => ClientSecret switch
    {
        null => true,
        var secret when TakesSecretInForm => form["client_secret"] == secret && authorization is null,
        var secret => authorization == $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{form["client_id"]}:{WebUtility.UrlEncode(secret)}"))}" && !form.ContainsKey("client_secret"),
    };

    string Back(string? to, string? state, string name, string value)
    {
        var query = new Dictionary<string, string?> { [name] = value, ["state"] = state, ["session_state"] = "not-ours" };
        if (NamesItself is not null)
        {
            query["iss"] = NamesItself;
        }

        return QueryHelpers.AddQueryString(to ?? "", query);
    }

    static (int Status, string Text) Refused(string error) =>
        ((int)HttpStatusCode.BadRequest, new JsonObject { ["error"] = error, ["error_description"] = "What only the log of the issuer is meant to say." }.ToJsonString());

    sealed record Asked(string Client, string Back, string Challenge, string Nonce);
}
