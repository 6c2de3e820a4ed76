using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SupportFlows.Fakes;

/// <summary>WeCom's <c>gettoken</c>, <c>message/send</c> and <c>appchat/send</c>. All refusals but a broken server come with status 200.</summary>
public sealed partial class FakeWeCom : FakeProvider
{
    readonly ConcurrentDictionary<string, bool> tokens = new();
    int tokensIssued;

    FakeWeCom()
    {
    }

    public string CorpId { get; } = "ww0123456789abcdef";

    public string Secret { get; } = "fake-application-secret";

    public int AgentId { get; } = 1000002;

    public int TokensIssued => tokensIssued;

    public static async Task<FakeWeCom> StartAsync()
    {
        var fake = new FakeWeCom();
        await fake.ListenAsync();
        return fake;
    }

    /// <summary>Every token issued so far is refused from now on.</summary>
    public void ExpireTokens()
    {
        foreach (var token in tokens.Keys)
        {
            tokens[token] = false;
        }
    }

    private protected override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cgi-bin/gettoken", IssueAsync);
        routes.MapPost("/cgi-bin/message/send", context => SendAsync(context, isGroup: false));
        routes.MapPost("/cgi-bin/appchat/send", context => SendAsync(context, isGroup: true));
    }

    Task IssueAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (query["corpid"] != CorpId)
        {
            return AnswerAsync(context, 40013, "invalid corpid");
        }

        if (query["corpsecret"] != Secret)
        {
            return AnswerAsync(context, 40001, "invalid credential");
        }

        var token = $"token-{Interlocked.Increment(ref tokensIssued)}";
        tokens[token] = true;
        return AnswerAsync(context, new { errcode = 0, errmsg = "ok", access_token = token, expires_in = 7200 });
    }

    async Task SendAsync(HttpContext context, bool isGroup)
    {
        if (context.Request.ContentLength is null)
        {
            // A chunked body, which not every server reads.
            await AnswerAsync(context, 44002, "empty post data");
            return;
        }

        var post = (await JsonNode.ParseAsync(context.Request.Body))!;
        var (to, text) = ((string?)post[isGroup ? "chatid" : "touser"], (string?)post["text"]?["content"]);
        if (Fault(context.Request.Query["access_token"].ToString(), post, to, isGroup) is { } fault)
        {
            Refused(null, to);
            await AnswerAsync(context, fault.Code, fault.Words);
        }
        else
        {
            await BehaveAsync(context, Begin(null, to!), new FakeMessage("", null, to!, isGroup ? "group" : $"{AgentId}", null, Shown(text!, isGroup)), isGroup);
        }
    }

    (int Code, string Words)? Fault(string token, JsonNode post, string? to, bool isGroup) => tokens.TryGetValue(token, out var valid) switch
    {
        false => (40014, "invalid access_token"),
        true when !valid => (42001, "access_token expired"),
        _ when !isGroup && (int?)post["agentid"] != AgentId => (40056, "invalid agentid"),
        _ when (string?)post["msgtype"] is not "text" => (40008, "invalid message type"),
        _ when (string?)post["text"]?["content"] is null or "" => (44004, "empty content"),
        _ when isGroup && to is not { Length: > 0 and <= 32 } => (86001, "invalid chatid"),
        _ when to is null or "" => (81013, "user & party & tag all invalid"),
        _ => null,
    };

    async Task BehaveAsync(HttpContext context, Behaviour behaviour, FakeMessage message, bool isGroup)
    {
        switch (behaviour)
        {
            case Behaviour.DropConnection:
                context.Abort();
                break;
            case Behaviour.RateLimited:
                await AnswerAsync(context, 45009, "api freq out of limit");
                break;
            case Behaviour.ServerError:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case Behaviour.Busy:
                await AnswerAsync(context, -1, "system busy");
                break;
            case Behaviour.RefuseRecipient:
                await (isGroup ? AnswerAsync(context, 86003, "chatid not exist") : AnswerAsync(context, 81013, "user & party & tag all invalid"));
                break;
            case Behaviour.Undelivered:
                await AnswerAsync(context, new { errcode = 0, errmsg = "ok", invaliduser = message.Recipient, msgid = NextId("") });
                break;
            default:
                var id = NextId("");
                Accept(message with { Id = id });
                await AnswerAsync(context, behaviour, [], () => isGroup ? AnswerAsync(context, 0, "ok") : AnswerAsync(context, new { errcode = 0, errmsg = "ok", invaliduser = "", msgid = id }));
                break;
        }
    }

    /// <summary>In a group a mention is a call, not text.</summary>
    static string Shown(string text, bool isGroup) => isGroup ? Mention().Replace(text, "") : text;

    static Task AnswerAsync(HttpContext context, int code, string words) => AnswerAsync(context, new { errcode = code, errmsg = words });

    static Task AnswerAsync(HttpContext context, object answer)
    {
        context.Response.ContentType = "application/json; charset=UTF-8";
        return context.Response.WriteAsync(JsonSerializer.Serialize(answer));
    }

    [GeneratedRegex("<@[^>]*>")]
    private static partial Regex Mention();
}
