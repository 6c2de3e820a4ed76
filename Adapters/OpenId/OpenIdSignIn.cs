using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Adapters.OpenId;

/// <summary>What came back with somebody from where he was sent to sign in.</summary>
/// <param name="Code">Empty: none, and why is the error.</param>
/// <param name="Issuer">Whose answer it says it is (RFC 9207); empty: it does not say.</param>
public sealed record SignInAnswer(string Code, string Error, string Issuer);

/// <summary>Signs somebody in at the staff's issuer: an authorization code with PKCE for an id token (OpenID Connect Core 3.1).</summary>
public sealed partial class OpenIdSignIn(OpenIdTokens tokens, StaffSettings staff, IHttpClientFactory http, ILogger<OpenIdSignIn> log)
{
    public const string ClientName = "openid-sign-in";

    const string StaffClient = OpenIdTokens.StaffClientName;

    /// <summary>With the name and the address, of which one is the person claim by default.</summary>
    const string Scope = "openid profile email";

    StaffSignIn Client => staff.SignIn ?? throw new InvalidOperationException("SupportFlows:Staff:SignIn is not set.");

    /// <param name="back">Where the issuer sends the browser: as it is registered there, to the letter.</param>
    /// <returns>Where to send the browser.</returns>
    /// <exception cref="SignInFailedException">Unreachable or NotSetUp.</exception>
    public Task<Uri> AddressAsync(SignInAttempt attempt, string back, CancellationToken cancellation) => ToldAsync(async () =>
    {
        var place = await PlaceAsync(cancellation);
        return new Uri(QueryHelpers.AddQueryString(place.Authorization.AbsoluteUri, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = Client.ClientId,
            ["redirect_uri"] = back,
            ["scope"] = Scope,
            ["state"] = attempt.State,
            ["nonce"] = attempt.Nonce,
            ["code_challenge"] = attempt.Challenge,
            ["code_challenge_method"] = "S256",
        }));
    });

    /// <summary>Whom the answer to an attempt is about. Its state has been checked.</summary>
    /// <exception cref="SignInFailedException">Any but NoRole.</exception>
    public Task<TokenClaims> RedeemAsync(SignInAnswer answer, SignInAttempt attempt, string back, CancellationToken cancellation) => ToldAsync(async () =>
    {
        var place = await PlaceAsync(cancellation);
        if (answer.Issuer == "" ? place.NamesItself : answer.Issuer != staff.Authority)
        {
            throw new SignInFailedException(SignInFailure.NotAsked, "the answer is of another issuer, or does not say of which");
        }

        if (answer.Code == "")
        {
            throw Refused(answer.Error);
        }

        using var client = http.CreateClient(ClientName);
        return await BelievedAsync(await CodeExchange.RedeemAsync(client, place, Client, answer.Code, attempt.Verifier, back, cancellation), attempt, cancellation);
    });

    async Task<SignInPlace> PlaceAsync(CancellationToken cancellation)
    {
        try
        {
            return await tokens.SignInPlaceAsync(staff.Authority, StaffClient, cancellation)
                ?? throw new SignInFailedException(SignInFailure.NotSetUp, "its discovery document names no https addresses for authorization and tokens");
        }
        catch (RefusalException refusal)
        {
            throw new SignInFailedException(SignInFailure.Unreachable, refusal.Title);
        }
    }

    async Task<TokenClaims> BelievedAsync(string text, SignInAttempt attempt, CancellationToken cancellation)
    {
        try
        {
            var token = SignedToken.Is(text) ? SignedToken.Read(text) : throw SignedToken.Refused("It is no signed token.");
            await tokens.RequireAsync(token, staff.Authority, [Client.ClientId], StaffClient, cancellation);
            // Who is meant beside others is named once more, if at all (azp).
            return attempt.IsNonceOf(token.Claims.One("nonce")) && (token.Claims.All("azp") is [] || token.Claims.One("azp") == Client.ClientId)
                ? token.Claims
                : throw SignedToken.Refused("It was made for another attempt (nonce) or another client (azp).");
        }
        catch (RefusalException refusal)
        {
            throw refusal.Kind == RefusalKind.Busy
                ? new SignInFailedException(SignInFailure.Unreachable, refusal.Title)
                : new SignInFailedException(SignInFailure.NotBelieved, $"its id token is not accepted: {string.Join(' ', refusal.Errors.Select(e => e.Reason))}");
        }
    }

    /// <summary>What an operator has to look after stands in the log.</summary>
    async Task<T> ToldAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (SignInFailedException failed) when (failed.Failure is SignInFailure.Unreachable or SignInFailure.NotSetUp or SignInFailure.NotBelieved)
        {
            LogFailed(staff.Authority, failed.Message);
            throw;
        }
    }

    /// <param name="error">As the browser brought it: anybody can write there what he likes.</param>
    static SignInFailedException Refused(string error) => error switch
    {
        "access_denied" => new SignInFailedException(SignInFailure.Denied, "it was refused there"),
        "server_error" or "temporarily_unavailable" => new SignInFailedException(SignInFailure.Unreachable, $"it cannot sign anybody in ({error})"),
        "invalid_request" or "unauthorized_client" or "unsupported_response_type" or "invalid_scope" => new SignInFailedException(
            SignInFailure.NotSetUp, $"it does not sign anybody in for this client ({error}): compare the app registration with docs/operate.md"),
        "interaction_required" or "login_required" or "account_selection_required" or "consent_required" => new SignInFailedException(SignInFailure.Denied, $"it was not finished there ({error})"),
        _ => new SignInFailedException(SignInFailure.NotAsked, "the answer has neither a code nor an error that is known"),
    };

    [LoggerMessage(2702, LogLevel.Warning, "Somebody could not sign in to the console by {Issuer}: {Reason}")]
    partial void LogFailed(string issuer, string reason);
}
