using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SupportFlows.Fakes;

/// <summary>An OpenID issuer: a discovery document, its keys, and tokens, also such as no honest issuer would sign. Its requests are of the recipients <c>discovery</c>, <c>keys</c> and <c>token</c>.</summary>
public sealed class FakeIssuer : FakeProvider
{
    public const string Discovery = "discovery";
    public const string Keys = "keys";
    public const string Tokens = "token";

    // Making one takes a tenth of a second, and nothing is said about it.
    static readonly Lazy<RSA> Rsa = new(() => RSA.Create(2048));

    readonly TimeProvider time;
    readonly List<JsonObject> published = [];
    ECDsa elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    int keys;

    FakeIssuer(TimeProvider time) => this.time = time;

    public string Issuer => BaseAddress.ToString().TrimEnd('/');

    /// <summary>For those who sign in in a browser.</summary>
    public FakeSignIn SignIn { get; } = new();

    /// <summary>One signs in at <c>http://</c> of this name instead, or nowhere when it is empty.</summary>
    public string? SignsInAt { get; set; }

    /// <summary>What the discovery document says instead of its own name.</summary>
    public string? PretendsToBe { get; set; }

    /// <summary>Answered in place of everything.</summary>
    public string? Rubbish { get; set; }

    public static async Task<FakeIssuer> StartAsync(TimeProvider? time = null)
    {
        var fake = new FakeIssuer(time ?? TimeProvider.System);
        await fake.ListenAsync();
        fake.Rotate();
        return fake;
    }

    /// <summary>From now on it signs with a new key, and publishes only that, and the one of RSA.</summary>
    public void Rotate()
    {
        elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (point, rsa) = (elliptic.ExportParameters(false).Q, Rsa.Value.ExportParameters(false));
        keys++;
        lock (published)
        {
            published.Clear();
            published.Add(new JsonObject { ["kty"] = "EC", ["use"] = "sig", ["kid"] = KeyId, ["crv"] = "P-256", ["x"] = Text(point.X!), ["y"] = Text(point.Y!) });
            published.Add(new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = "rsa", ["n"] = Text(rsa.Modulus!), ["e"] = Text(rsa.Exponent!) });
            published.Add(new JsonObject { ["kty"] = "oct", ["kid"] = "oct", ["k"] = Text(rsa.Modulus!) });
        }
    }

    /// <summary>A token of somebody, for an hour. What is given replaces a claim, or takes it out when it is null.</summary>
    public string Token(string audience, params (string Name, object? Value)[] claims) => Sign("ES256", KeyId, audience, claims);

    /// <param name="algorithm">As its header says. <c>none</c> has no signature; one of HS is made with the public key of RSA, which everybody has.</param>
    public string Sign(string algorithm, string? key, string audience, params (string Name, object? Value)[] claims)
    {
        var header = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = key };
        var input = $"{Text(header)}.{Text(Payload(audience, claims))}";
        return $"{input}.{Text(Signature(algorithm, Encoding.ASCII.GetBytes(input)))}";
    }

    private protected override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/.well-known/openid-configuration", context => TellAsync(context, Discovery, () => (StatusCodes.Status200OK, Document().ToJsonString())));
        routes.MapGet("/keys", context => TellAsync(context, Keys, () => (StatusCodes.Status200OK, Published().ToJsonString())));
        routes.MapGet("/authorize", context =>
        {
            context.Response.Redirect(SignIn.Authorize(new Uri(BaseAddress, $"{context.Request.Path}{context.Request.QueryString}")));
            return Task.CompletedTask;
        });
        routes.MapPost("/token", async context =>
        {
            var form = await context.Request.ReadFormAsync();
            await TellAsync(context, Tokens, () => SignIn.Redeem(form, context.Request.Headers.Authorization, (audience, claims) => Token(audience, claims)));
        });
    }

    string KeyId => $"key-{keys}";

    JsonObject Document()
    {
        var document = new JsonObject { ["issuer"] = PretendsToBe ?? Issuer, ["jwks_uri"] = $"{Issuer}/keys" };
        if (SignsInAt != "")
        {
            document["authorization_endpoint"] = $"{SignsInAt ?? Issuer}/authorize?tenant=ours";
            document["token_endpoint"] = $"{SignsInAt ?? Issuer}/token";
            document["token_endpoint_auth_methods_supported"] = new JsonArray(SignIn.TakesSecretInForm ? "client_secret_post" : "client_secret_basic");
            document["authorization_response_iss_parameter_supported"] = SignIn.NamesItself is not null;
        }

        return document;
    }

    JsonObject Published()
    {
        lock (published)
        {
            return new JsonObject { ["keys"] = new JsonArray([.. published.Select(k => k.DeepClone())]) };
        }
    }

    async Task TellAsync(HttpContext context, string what, Func<(int Status, string Text)> answer)
    {
        switch (Begin(null, what))
        {
            case Behaviour.HoldAnswer:
                await UntilHungUpAsync(context);
                break;
            case Behaviour.ServerError:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            default:
                var (status, text) = answer();
                context.Response.StatusCode = status;
                await context.Response.WriteAsync(Rubbish ?? text);
                break;
        }
    }

    JsonObject Payload(string audience, (string Name, object? Value)[] claims)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var payload = new JsonObject { ["iss"] = Issuer, ["aud"] = audience, ["sub"] = "somebody", ["iat"] = now, ["nbf"] = now, ["exp"] = now + 3600 };
        foreach (var (name, value) in claims)
        {
            payload[name] = JsonSerializer.SerializeToNode(value);
            if (value is null)
            {
                payload.Remove(name);
            }
        }

        return payload;
    }

    byte[] Signature(string algorithm, byte[] input) => algorithm switch
    {
        "ES256" => elliptic.SignData(input, HashAlgorithmName.SHA256),
        "RS256" => Rsa.Value.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        "PS256" => Rsa.Value.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "RS512" => Rsa.Value.SignData(input, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        "HS256" => HMACSHA256.HashData(Rsa.Value.ExportParameters(false).Modulus!, input),
        _ => [],
    };

    static string Text(JsonObject json) => Text(Encoding.UTF8.GetBytes(json.ToJsonString()));

    static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
