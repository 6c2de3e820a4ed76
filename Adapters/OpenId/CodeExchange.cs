using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Adapters.OpenId;

/// <summary>
/// Redeems a code at an issuer's token endpoint (RFC 6749 4.1.3). Once: a code is good once, and an answer that was lost may have used it up. Whoever came with it signs in again, which costs
/// him a click.
/// </summary>
static class CodeExchange
{
    static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web) { MaxDepth = 16 };

    /// <returns>The id token, not yet believed.</returns>
    /// <exception cref="SignInFailedException">Over, Unreachable or NotSetUp.</exception>
    public static async Task<string> RedeemAsync(HttpClient http, SignInPlace place, StaffSignIn client, string code, string verifier, string back, CancellationToken cancellation)
    {
        using var request = Request(place, client, code, verifier, back);
        try
        {
            using var answer = await http.SendAsync(request, cancellation);
            var content = await answer.Content.ReadAsByteArrayAsync(cancellation);
            var told = JsonSerializer.Deserialize<Told>(content, Lenient);
            return answer.IsSuccessStatusCode && told?.IdToken is { } token ? token : throw Refused(answer.StatusCode, told?.Error);
        }
        catch (Exception fault) when (IssuerReader.IsItsFault(fault) && !cancellation.IsCancellationRequested)
        {
            throw new SignInFailedException(SignInFailure.Unreachable, fault.Message);
        }
    }

    static HttpRequestMessage Request(SignInPlace place, StaffSignIn client, string code, string verifier, string back)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = back,
            ["client_id"] = client.ClientId,
            ["code_verifier"] = verifier,
        };
        var request = new HttpRequestMessage(HttpMethod.Post, place.Token);
        if (client.ClientSecret is { } secret && place.TakesSecretInForm)
        {
            form["client_secret"] = secret;
        }
        else if (client.ClientSecret is { } other)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{WebUtility.UrlEncode(client.ClientId)}:{WebUtility.UrlEncode(other)}")));
        }

        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Content = new FormUrlEncodedContent(form);
        return request;
    }

    /// <param name="error">The code for it, or anything else that somebody may have written there.</param>
    static SignInFailedException Refused(HttpStatusCode status, string? error) => error switch
    {
        "invalid_grant" => new SignInFailedException(SignInFailure.Over, "the code is not good, or was redeemed before"),
        "invalid_client" or "unauthorized_client" => new SignInFailedException(SignInFailure.NotSetUp, $"it does not take the client for what it says it is ({error}): look after ClientId and ClientSecret, which may have expired"),
        "invalid_request" or "invalid_scope" or "unsupported_grant_type" => new SignInFailedException(SignInFailure.NotSetUp, $"it does not redeem codes of this client ({error}): compare the app registration with docs/operate.md"),
        _ => new SignInFailedException(SignInFailure.Unreachable, $"its token endpoint answers {(int)status} without an id token"),
    };

    sealed record Told([property: JsonPropertyName("id_token")] string? IdToken, string? Error);
}
