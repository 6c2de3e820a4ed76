using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.OpenId;

/// <summary>Checks tokens: that the issuer's own key signed them, for us, and that they hold now. The library does the mathematics; the clock and the words are ours.</summary>
public sealed class OpenIdTokens(IHttpClientFactory http, TimeProvider time, ILogger<OpenIdTokens> log)
{
    /// <summary>For the staff's issuer, which may be on a network of ours.</summary>
    public const string StaffClientName = "openid-staff";

    /// <summary>For customers' issuers: public addresses only.</summary>
    public const string CustomerClientName = "openid-customers";

    /// <summary>By which our clock and the issuer's may differ.</summary>
    public static readonly Duration Tolerance = Duration.FromMinutes(1);

    static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    readonly JsonWebTokenHandler handler = new();
    readonly ConcurrentDictionary<string, IssuerKeys> issuers = new(StringComparer.Ordinal);

    /// <param name="issuer">One that is trusted, so that their number is limited.</param>
    /// <param name="audiences">Of which the token must name one.</param>
    /// <exception cref="RefusalException">Unauthenticated: it is not good; says why. Busy: the issuer cannot be asked for its keys.</exception>
    public async Task RequireAsync(SignedToken token, string issuer, IReadOnlyList<string> audiences, string clientName, CancellationToken cancellation)
    {
        if (!Algorithms.Contains(token.Algorithm))
        {
            throw SignedToken.Refused($"It is signed by an algorithm that is not taken; those that are: {string.Join(", ", Algorithms)}.");
        }

        var key = token.KeyId == "" ? null : await KeysOf(issuer, clientName).FindAsync(token.KeyId, cancellation);
        var result = await handler.ValidateTokenAsync(token.Raw, Terms(issuer, audiences, key ?? throw SignedToken.Refused("It is signed with a key (kid) that its issuer does not have.")));
        if (!result.IsValid)
        {
            throw SignedToken.Refused(Why(result.Exception));
        }

        _ = token.Claims.One(TokenClaims.Subject) ?? throw SignedToken.Refused("It does not say whose it is (sub).");
    }

    /// <inheritdoc cref="IssuerKeys.SignInPlaceAsync"/>
    internal Task<SignInPlace?> SignInPlaceAsync(string issuer, string clientName, CancellationToken cancellation) => KeysOf(issuer, clientName).SignInPlaceAsync(cancellation);

    IssuerKeys KeysOf(string issuer, string clientName) => issuers.GetOrAdd(issuer, name => new IssuerKeys(name, () => ReadAsync(name, clientName), time, log));

    async Task<IssuerDocument> ReadAsync(string issuer, string clientName)
    {
        using var client = http.CreateClient(clientName);
        return await IssuerReader.ReadAsync(client, issuer);
    }

    TokenValidationParameters Terms(string issuer, IReadOnlyList<string> audiences, JsonWebKey key) => new()
    {
        ValidIssuer = issuer,
        ValidAudiences = audiences,
        ValidAlgorithms = Algorithms,
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = false,
        LifetimeValidator = (from, to, _, _) => HoldsNow(from, to),
    };

    bool HoldsNow(DateTime? from, DateTime? to)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (to is not { } until)
        {
            throw new SecurityTokenNoExpirationException();
        }

        if (now - Tolerance.ToTimeSpan() >= until)
        {
            throw new SecurityTokenExpiredException { Expires = until };
        }

        return from is not { } since || now + Tolerance.ToTimeSpan() >= since ? true : throw new SecurityTokenNotYetValidException { NotBefore = since };
    }

    static string Why(Exception? fault) => fault switch
    {
        SecurityTokenExpiredException expired => $"It expired at {expired.Expires:yyyy-MM-ddTHH:mm:ssZ}. Fetch a new one from its issuer.",
        SecurityTokenNotYetValidException early => $"It is not good before {early.NotBefore:yyyy-MM-ddTHH:mm:ssZ}.",
        SecurityTokenNoExpirationException => "It does not say when it expires (exp).",
        SecurityTokenInvalidAudienceException => "It is meant for somebody else (aud). Ask its issuer for one for this API.",
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException => "Its signature does not fit.",
        _ => "It cannot be checked as it is.",
    };
}
