using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.Tokens;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Adapters.OpenId;

/// <summary>Asks an issuer for its keys, and where one signs in: its discovery document says where both are.</summary>
static class IssuerReader
{
    /// <summary>Of RSA; less can be broken.</summary>
    const int LeastBits = 2048;

    const int MostKeys = 100;

    static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web) { MaxDepth = 16 };

    /// <exception cref="Exception">For which <see cref="IsItsFault"/>.</exception>
    public static async Task<IssuerDocument> ReadAsync(HttpClient http, string issuer)
    {
        var document = await GetAsync<Discovery>(http, new Uri($"{issuer.TrimEnd('/')}/.well-known/openid-configuration"));
        if (document.Issuer != issuer)
        {
            throw new InvalidDataException($"its discovery document is of the issuer '{document.Issuer}'");
        }

        if (document.KeysAt is not { } address || IssuerAddress.WhyNot(address, new Uri(issuer).IsLoopback) is not null)
        {
            throw new InvalidDataException($"its discovery document says that its keys are at '{document.KeysAt}', which is no https address");
        }

        var set = await GetAsync<KeySet>(http, new Uri(address));
        return new IssuerDocument([.. (set.Keys ?? []).Take(MostKeys).Select(KeyOf).OfType<JsonWebKey>()], PlaceOf(document, new Uri(issuer).IsLoopback));
    }

    /// <summary>It is down, slow, or answers something else; no fault of ours.</summary>
    public static bool IsItsFault(Exception fault) => fault is HttpRequestException or OperationCanceledException or IOException or JsonException or InvalidDataException;

    static SignInPlace? PlaceOf(Discovery document, bool allowsLoopback) =>
        Endpoint(document.AuthorizationAt, allowsLoopback) is { } authorization && Endpoint(document.TokenAt, allowsLoopback) is { } token
            ? new SignInPlace(authorization, token, document.NamesItself ?? false, document.Methods?.Contains("client_secret_post") ?? false)
            : null;

    /// <summary>Fit for a header, and whole: a query is part of it (RFC 6749 3.1).</summary>
    static Uri? Endpoint(string? address, bool allowsLoopback) =>
        address is not null && address.All(c => c is > ' ' and < (char)127) && IssuerAddress.WhyNot(address.Split('?')[0], allowsLoopback) is null ? new Uri(address) : null;

    static async Task<T> GetAsync<T>(HttpClient http, Uri address)
    {
        using var answer = await http.GetAsync(address);
        return JsonSerializer.Deserialize<T>((await Successful(answer, address).Content.ReadAsByteArrayAsync()), Lenient) ?? throw new InvalidDataException($"{address} answers null");
    }

    static HttpResponseMessage Successful(HttpResponseMessage answer, Uri address) =>
        answer.IsSuccessStatusCode ? answer : throw new InvalidDataException($"{address} answers {(int)answer.StatusCode}");

    /// <summary>Null: a key for something else, or of a kind that no token may be signed with. A secret one (<c>oct</c>) among them: it would make everybody the issuer.</summary>
    static JsonWebKey? KeyOf(Jwk key) => key switch
    {
        { Kid: null or "" } or { Use: not (null or "sig") } => null,
        { Kty: "RSA", N: { } n, E: { } e } when Bytes(n) * 8 >= LeastBits && Bytes(e) > 0 => new JsonWebKey { Kid = key.Kid, Kty = "RSA", N = n, E = e },
        { Kty: "EC", Crv: "P-256", X: { } x, Y: { } y } when Bytes(x) == 32 && Bytes(y) == 32 => new JsonWebKey { Kid = key.Kid, Kty = "EC", Crv = "P-256", X = x, Y = y },
        _ => null,
    };

    static int Bytes(string text) => Base64Url.IsValid(text, out var length) ? length : 0;

    sealed record Discovery(
        string? Issuer,
        [property: JsonPropertyName("jwks_uri")] string? KeysAt,
        [property: JsonPropertyName("authorization_endpoint")] string? AuthorizationAt,
        [property: JsonPropertyName("token_endpoint")] string? TokenAt,
        [property: JsonPropertyName("token_endpoint_auth_methods_supported")] IReadOnlyList<string>? Methods,
        [property: JsonPropertyName("authorization_response_iss_parameter_supported")] bool? NamesItself);

    sealed record KeySet(IReadOnlyList<Jwk>? Keys);

    sealed record Jwk(string? Kty, string? Kid, string? Use, string? N, string? E, string? Crv, string? X, string? Y);
}
