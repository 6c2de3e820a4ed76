using System.Collections.Concurrent;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportFlows.Fakes;

/// <summary>Twilio's messages and calls, for one account. What it posts to the app is signed with <see cref="AuthToken"/>.</summary>
public sealed class FakeTwilio : FakeProvider
{
    const string Root = "/2010-04-01/Accounts/{account}";

    static readonly string[] Stop = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"];
    static readonly string[] Start = ["START", "YES", "UNSTOP"];

    readonly TimeProvider time;
    readonly int account;
    readonly TwilioPosts posts;
    readonly MessageLog<FakeCall> calls = new();
    readonly TwilioResources resources = new();
    readonly ConcurrentDictionary<string, bool> optedOut = new();

    FakeTwilio(TimeProvider time, int account)
    {
        (this.time, this.account) = (time, account);
        posts = new TwilioPosts(AuthToken, Queue, time);
    }

    public string AccountSid => $"AC{account:x32}";

    public string AuthToken => account == 1 ? "fake-auth-token" : $"fake-auth-token-{account}";

    /// <summary>Where texts from phones go, as it is set at a number on Twilio's pages.</summary>
    public Uri? SmsWebhook { get; set; }

    /// <summary>Every accepted call, in order.</summary>
    public IReadOnlyList<FakeCall> Calls => calls.Items;

    /// <param name="time">For the dates that it gives; the real clock when left out.</param>
    /// <param name="account">Another number is another account, with its own token.</param>
    public static async Task<FakeTwilio> StartAsync(TimeProvider? time = null, int account = 1)
    {
        var fake = new FakeTwilio(time ?? TimeProvider.System, account);
        await fake.ListenAsync();
        return fake;
    }

    public IReadOnlyList<FakeCall> CallsTo(string recipient) => [.. Calls.Where(call => call.Recipient == recipient)];

    /// <summary>All calls to this number, as soon as there are so many.</summary>
    public Task<IReadOnlyList<FakeCall>> WaitForCallsAsync(string recipient, int count, CancellationToken cancellation) =>
        calls.WaitAsync(call => call.Recipient == recipient, count, cancellation);

    /// <summary>A text from a phone to one of our numbers. Returns when the app has answered it.</summary>
    /// <param name="messageSid">Of an earlier text, to tell that one again.</param>
    public async Task<FakeReply> TextAsync(string from, string to, string body, string? messageSid = null)
    {
        var word = body.Trim().ToUpperInvariant();
        if (Stop.Contains(word))
        {
            optedOut[from] = true;
        }
        else if (Start.Contains(word))
        {
            optedOut.TryRemove(from, out _);
        }

        var sid = messageSid ?? NewSid("SM");
        var url = SmsWebhook ?? throw new InvalidOperationException("Set SmsWebhook: nobody has said where texts go.");
        var (status, answer) = await posts.PostAsync(url, TwilioMessages.Inbound(sid, AccountSid, from, to, body));
        return new FakeReply(sid, status, status is 200 && answer != "" ? [.. XDocument.Parse(answer).Root!.Elements("Message").Select(message => message.Value)] : []);
    }

    internal static string? Key(Dictionary<string, string> form) =>
        form.TryGetValue("StatusCallback", out var callback) && QueryHelpers.ParseQuery(new Uri(callback).Query).TryGetValue("key", out var key) ? key.ToString() : null;

    private protected override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Root + "/Messages.json", context => OursAsync(context, () => CreateAsync(context, new TwilioMessages())));
        routes.MapPost(Root + "/Calls.json", context => OursAsync(context, () => CreateAsync(context, new TwilioCalls())));
        routes.MapPost(Root + "/Calls/{sid}.json", context => OursAsync(context, () => UpdateAsync(context)));
        routes.MapGet(Root + "/Messages.json", context => OursAsync(context, () => resources.ListAsync(context, "Messages")));
        routes.MapGet(Root + "/Calls.json", context => OursAsync(context, () => resources.ListAsync(context, "Calls")));
        routes.MapGet(Root + "/{path}/{sid}.json", context => OursAsync(context, () => resources.FetchAsync(context)));
    }

    async Task OursAsync(HttpContext context, Func<Task> act)
    {
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}"));
        if (context.Request.Headers.Authorization == expected && (string?)context.Request.RouteValues["account"] == AccountSid)
        {
            await act();
            return;
        }

        if (context.Request.HasFormContentType)
        {
            var form = await FormAsync(context);
            Refused(Key(form), form.GetValueOrDefault("To"));
        }

        await TwilioError.Unauthorized.WriteAsync(context);
    }

    async Task CreateAsync(HttpContext context, TwilioKind kind)
    {
        var form = await FormAsync(context);
        var (to, key) = (form.GetValueOrDefault("To"), Key(form));
        if (kind.Fault(form) is { } fault)
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
        else if (Refusal(kind, behaviour, to!) is { } refusal)
        {
            await refusal.WriteAsync(context);
        }
        else
        {
            await AcceptAsync(context, kind, form, key, behaviour);
        }
    }

    TwilioError? Refusal(TwilioKind kind, Behaviour behaviour, string to) =>
        kind is TwilioMessages && optedOut.ContainsKey(to) ? TwilioError.OptedOut : TwilioError.Of(behaviour, to);

    Task AcceptAsync(HttpContext context, TwilioKind kind, Dictionary<string, string> form, string? key, Behaviour behaviour)
    {
        var resource = resources.Add(kind, NewSid(kind.Prefix), AccountSid, form, time.GetUtcNow());
        var answer = resource.ToJson();
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/json";
        if (kind is TwilioCalls)
        {
            var call = new FakeCall(resource, new TwilioCallForm(form), behaviour, posts);
            calls.Add(call);
            return AnswerAsync(context, behaviour, call.RunAsync, () => context.Response.WriteAsync(answer));
        }

        Accept(new FakeMessage(resource.Sid, key, form["To"], form.GetValueOrDefault("From") ?? form["MessagingServiceSid"], Subject: null, form["Body"]));
        return AnswerAsync(context, behaviour, TwilioMessages.Reports(resource, form, behaviour, posts), () => context.Response.WriteAsync(answer));
    }

    async Task UpdateAsync(HttpContext context)
    {
        var (form, sid) = (await FormAsync(context), (string)context.Request.RouteValues["sid"]!);
        if (Calls.FirstOrDefault(call => call.Id == sid) is not { } call)
        {
            await TwilioError.NotFound(context.Request.Path).WriteAsync(context);
        }
        else if (call.Update(form.GetValueOrDefault("Status") ?? "") is not { } report)
        {
            await TwilioError.CallIsOver.WriteAsync(context);
        }
        else
        {
            context.Response.ContentType = "application/json";
            await AnswerAsync(context, Behaviour.Deliver, report, () => context.Response.WriteAsync(resources.Find(sid)!.ToJson()));
        }
    }

    string NewSid(string prefix) => $"{prefix}{account:x1}{NextId("")[1..]}";

    static async Task<Dictionary<string, string>> FormAsync(HttpContext context) =>
        (await context.Request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString());
}
