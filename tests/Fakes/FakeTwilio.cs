using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportFlows.Fakes;

/// <summary>Twilio's messages and calls. Its callbacks are signed with <see cref="AuthToken"/>.</summary>
public sealed class FakeTwilio : FakeProvider
{
    const string Root = "/2010-04-01/Accounts/{account}";

    readonly TimeProvider time;
    readonly MessageLog<FakeCall> calls = new();
    readonly TwilioResources resources = new();

    FakeTwilio(TimeProvider time) => this.time = time;

    public string AccountSid { get; } = "AC" + new string('0', 31) + "1";

    public string AuthToken { get; } = "fake-auth-token";

    /// <summary>Every accepted call, in order.</summary>
    public IReadOnlyList<FakeCall> Calls => calls.Items;

    /// <param name="time">For the dates that it gives; the real clock when left out.</param>
    public static async Task<FakeTwilio> StartAsync(TimeProvider? time = null)
    {
        var fake = new FakeTwilio(time ?? TimeProvider.System);
        await fake.ListenAsync();
        return fake;
    }

    /// <summary>All calls to this number, as soon as there are so many.</summary>
    public Task<IReadOnlyList<FakeCall>> WaitForCallsAsync(string recipient, int count, CancellationToken cancellation) =>
        calls.WaitAsync(call => call.Recipient == recipient, count, cancellation);

    private protected override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Root + "/Messages.json", context => CreateAsync(context, new TwilioMessages()));
        routes.MapPost(Root + "/Calls.json", context => CreateAsync(context, new TwilioCalls()));
        routes.MapGet(Root + "/Messages/{sid}.json", FetchAsync);
        routes.MapGet(Root + "/Calls/{sid}.json", FetchAsync);
    }

    async Task CreateAsync(HttpContext context, TwilioKind kind)
    {
        var form = (await context.Request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString());
        var (to, key) = (form.GetValueOrDefault("To"), Key(form));
        if ((IsOurs(context) ? kind.Fault(form) : TwilioError.Unauthorized) is { } fault)
        {
            Refused(key, to);
            await fault.WriteAsync(context);
            return;
        }

        var behaviour = Begin(key, to!);
        if (behaviour is Behaviour.DropConnection)
        {
            context.Abort();
        }
        else if (TwilioError.Of(behaviour, to!) is { } refusal)
        {
            await refusal.WriteAsync(context);
        }
        else
        {
            await AcceptAsync(context, kind, form, key, behaviour);
        }
    }

    async Task AcceptAsync(HttpContext context, TwilioKind kind, Dictionary<string, string> form, string? key, Behaviour behaviour)
    {
        var id = NextId(kind.Prefix);
        var resource = resources.Add(kind, id, AccountSid, form, time.GetUtcNow());
        if (kind is TwilioCalls)
        {
            calls.Add(new FakeCall(id, key, form["To"], form["From"], form.GetValueOrDefault("Url"), form.GetValueOrDefault("Twiml")));
        }
        else
        {
            Accept(new FakeMessage(id, key, form["To"], form.GetValueOrDefault("From") ?? form["MessagingServiceSid"], Subject: null, form["Body"]));
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/json";
        var answer = resource.ToJson();
        await AnswerAsync(context, behaviour, Reports(kind, resource, form, behaviour), () => context.Response.WriteAsync(answer));
    }

    CallbackQueue.Report[] Reports(TwilioKind kind, TwilioResource resource, Dictionary<string, string> form, Behaviour behaviour)
    {
        var url = form.TryGetValue("StatusCallback", out var callback) ? new Uri(callback) : null;
        return [.. kind.Statuses(behaviour).Select(status => new CallbackQueue.Report(resource.Sid, status, () =>
        {
            resource.Status = status;
            return url is null ? null : Signed(url, kind.Callback(resource, status, behaviour));
        }))];
    }

    HttpRequestMessage Signed(Uri url, Dictionary<string, string> fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add(TwilioSignature.Header, TwilioSignature.Of(AuthToken, url, fields));
        return request;
    }

    async Task FetchAsync(HttpContext context)
    {
        var sid = (string)context.Request.RouteValues["sid"]!;
        if (!IsOurs(context))
        {
            await TwilioError.Unauthorized.WriteAsync(context);
        }
        else if (resources.Find(sid) is { } resource)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(resource.ToJson());
        }
        else
        {
            await TwilioError.NotFound(context.Request.Path).WriteAsync(context);
        }
    }

    bool IsOurs(HttpContext context)
    {
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}"));
        return context.Request.Headers.Authorization == expected && (string?)context.Request.RouteValues["account"] == AccountSid;
    }

    static string? Key(Dictionary<string, string> form) =>
        form.TryGetValue("StatusCallback", out var callback) && QueryHelpers.ParseQuery(new Uri(callback).Query).TryGetValue("key", out var key) ? key.ToString() : null;
}
