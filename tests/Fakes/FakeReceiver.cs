using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SupportFlows.Fakes;

/// <summary>
/// Somebody's server that is told of events. Each of its paths is a receiver of its own, with its own secret, and takes only what is signed with it; the
/// signature is checked as our documentation says that one does. Key and recipient of what it took are the delivery's id and the path.
/// </summary>
public sealed class FakeReceiver : FakeProvider
{
    const int Tolerance = 300;

    readonly TimeProvider time;
    readonly ConcurrentDictionary<string, string> secrets = new(StringComparer.Ordinal);

    FakeReceiver(TimeProvider time) => this.time = time;

    /// <param name="time">By which a signature is stale.</param>
    public static async Task<FakeReceiver> StartAsync(TimeProvider? time = null)
    {
        var fake = new FakeReceiver(time ?? TimeProvider.System);
        await fake.ListenAsync();
        return fake;
    }

    public string UrlOf(string path) => new Uri(BaseAddress, path).ToString();

    /// <summary>From now on what comes to this path has to be signed with this.</summary>
    public void Trusts(string path, string secret) => secrets[path] = secret;

    private protected override void Map(IEndpointRouteBuilder routes) => routes.MapPost("/{path}", TakeAsync);

    async Task TakeAsync(HttpContext context)
    {
        using var raw = new MemoryStream();
        await context.Request.Body.CopyToAsync(raw);
        var (path, delivery) = ((string)context.Request.RouteValues["path"]!, context.Request.Headers["X-SupportFlows-Delivery"].ToString());
        if (!IsSigned(context.Request.Headers["X-SupportFlows-Signature"].ToString(), path, raw.ToArray()))
        {
            Refused(delivery, path);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        await BehaveAsync(context, Begin(delivery, path), new FakeMessage("", delivery, path, "app", null, Encoding.UTF8.GetString(raw.ToArray())));
    }

    bool IsSigned(string header, string path, byte[] body)
    {
        var parts = header.Split(',').Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToList();
        if (parts.FirstOrDefault(p => p[0] == "t") is not [_, var stamp] || !secrets.TryGetValue(path, out var secret)
            || Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - long.Parse(stamp, CultureInfo.InvariantCulture)) > Tolerance)
        {
            return false;
        }

        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes(stamp + "."));
        hmac.AppendData(body);
        var expected = hmac.GetHashAndReset();
        return parts.Where(p => p[0] == "v1").Any(p => CryptographicOperations.FixedTimeEquals(Convert.FromHexString(p[1]), expected));
    }

    async Task BehaveAsync(HttpContext context, Behaviour behaviour, FakeMessage message)
    {
        switch (behaviour)
        {
            case Behaviour.DropConnection:
                context.Abort();
                break;
            case Behaviour.RateLimited:
                context.Response.Headers.RetryAfter = "7200";
                await AnswerAsync(context, StatusCodes.Status429TooManyRequests, "Slower, please.");
                break;
            case Behaviour.ServerError:
                await AnswerAsync(context, StatusCodes.Status500InternalServerError, $"<html>{new string('x', 5000)}</html>");
                break;
            case Behaviour.Gone:
                await AnswerAsync(context, StatusCodes.Status410Gone, "");
                break;
            case Behaviour.Redirect:
                context.Response.Headers.Location = "/elsewhere";
                await AnswerAsync(context, StatusCodes.Status307TemporaryRedirect, "");
                break;
            case Behaviour.EndlessAnswer:
                Accept(message);
                await context.Response.WriteAsync("thank ");
                await context.Response.Body.FlushAsync();
                await UntilHungUpAsync(context);
                break;
            default:
                Accept(message with { Id = NextId("r") });
                await AnswerAsync(context, behaviour, [], () => AnswerAsync(context, StatusCodes.Status200OK, "thank you"));
                break;
        }
    }

    static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    }
}
