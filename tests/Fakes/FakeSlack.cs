using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SupportFlows.Fakes;

/// <summary>Slack's <c>chat.postMessage</c>. A message is as its reader sees it.</summary>
public sealed partial class FakeSlack : FakeProvider
{
    FakeSlack()
    {
    }

    public string BotToken { get; } = "xoxb-fake-bot-token";

    public static async Task<FakeSlack> StartAsync()
    {
        var fake = new FakeSlack();
        await fake.ListenAsync();
        return fake;
    }

    private protected override void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/chat.postMessage", PostAsync);

    async Task PostAsync(HttpContext context)
    {
        var post = (await JsonNode.ParseAsync(context.Request.Body))!;
        var (user, key) = ((string?)post["channel"], (string?)post["metadata"]?["event_payload"]?["key"]);
        if (context.Request.Headers.Authorization != $"Bearer {BotToken}")
        {
            await RefuseAsync(context, key, user, "invalid_auth");
        }
        else if (user is not { Length: > 0 } || user[0] is not ('U' or 'W' or 'C' or 'G'))
        {
            await RefuseAsync(context, key, user, "channel_not_found");
        }
        else if ((string?)post["text"] is not { Length: > 0 } text)
        {
            await RefuseAsync(context, key, user, "no_text");
        }
        else
        {
            await BehaveAsync(context, Begin(key, user), new FakeMessage("", key, user, "app", null, Shown(text)));
        }
    }

    async Task BehaveAsync(HttpContext context, Behaviour behaviour, FakeMessage message)
    {
        switch (behaviour)
        {
            case Behaviour.DropConnection:
                context.Abort();
                break;
            case Behaviour.RateLimited:
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = "7";
                await AnswerAsync(context, new { ok = false, error = "ratelimited" });
                break;
            case Behaviour.ServerError:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case Behaviour.Busy:
                await AnswerAsync(context, new { ok = false, error = "service_unavailable" });
                break;
            case Behaviour.RefuseRecipient:
                await AnswerAsync(context, new { ok = false, error = IsChannel(message) ? "not_in_channel" : "channel_not_found" });
                break;
            default:
                var (channel, ts) = (IsChannel(message) ? message.Recipient : "D" + message.Recipient[1..], NextId("1503435956."));
                Accept(message with { Id = $"{channel}:{ts}" });
                await AnswerAsync(context, behaviour, [], () => AnswerAsync(context, new { ok = true, channel, ts }));
                break;
        }
    }

    static bool IsChannel(FakeMessage message) => message.Recipient[0] is 'C' or 'G';

    /// <summary>What stands in <c>&lt;&gt;</c> is a link or a mention, not text.</summary>
    static string Shown(string text) => WebUtility.HtmlDecode(Markup().Replace(text, ""));

    Task RefuseAsync(HttpContext context, string? key, string? user, string error)
    {
        Refused(key, user);
        return AnswerAsync(context, new { ok = false, error });
    }

    static Task AnswerAsync(HttpContext context, object answer)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(JsonSerializer.Serialize(answer));
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();
}
