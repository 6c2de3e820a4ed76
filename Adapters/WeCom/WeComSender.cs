using System.Globalization;
using System.Text.RegularExpressions;
using SupportFlows.Adapters.Settings;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.WeCom;

/// <summary>
/// Messages by a WeCom application, to a person or into a group chat that it made. WeCom knows no idempotency key (its duplicate check compares contents, and a page rings again in the
/// same words): when its answer is lost, the same key offered again may arrive twice.
/// </summary>
sealed partial class WeComSender(IHttpClientFactory http, WeComSettings settings, TimeProvider time) : IMessageSender, IDisposable
{
    public const string HttpClientName = "wecom";

    readonly WeComToken tokens = new(settings, time);

    public Channel Channel => Channel.WeCom;

    public async Task<Handover> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        Check(message.Recipient);
        using var connection = http.CreateClient(HttpClientName);
        var token = await tokens.GetAsync(connection, cancellation);
        var answer = await PostAsync(connection, token, message, cancellation);
        if (WeComErrors.IsStaleToken(answer.ErrCode))
        {
            tokens.Forget(token);
            answer = await PostAsync(connection, await tokens.GetAsync(connection, cancellation), message, cancellation);
        }

        return Read(answer);
    }

    public void Dispose() => tokens.Dispose();

    Handover Read(Sent answer)
    {
        if (answer.ErrCode != 0)
        {
            throw WeComErrors.Refused(answer.ErrCode, answer.ErrMsg);
        }

        if (answer is not { InvalidUser: null or "", UnlicensedUser: null or "" })
        {
            throw ProviderFault.Refused("WeCom", "that this user is unknown, out of the application's sight or without a licence", retryable: false);
        }

        // Taken is delivered: no other word on it will come.
        return new Handover("wecom", answer.MsgId ?? "") { Receipt = new Receipt(DeliveryStatus.Delivered, time.GetCurrentInstant()) };
    }

    static void Check(Recipient recipient)
    {
        if (recipient.IsGroup && !ContactShapes.IsImGroup(Channel.WeCom, recipient.Address))
        {
            throw new DeliveryException($"'{recipient.Address}' is no WeCom group chat id: 1 to 32 letters and digits.", retryable: false);
        }

        if (!recipient.IsGroup && !UserId().IsMatch(recipient.Address))
        {
            throw new DeliveryException($"'{recipient.Address}' is no WeCom user id: 1 to 64 letters, digits and _-.@, starting with a letter or digit.", retryable: false);
        }
    }

    Task<Sent> PostAsync(HttpClient connection, string token, OutboundMessage message, CancellationToken cancellation)
    {
        var (path, body) = message.Recipient.IsGroup ? ("appchat", ToGroup(message)) : ("message", ToUser(message));
        var request = new HttpRequestMessage(HttpMethod.Post, WeComToken.Url(settings, $"/cgi-bin/{path}/send?access_token={Uri.EscapeDataString(token)}"))
        {
            Content = JsonProvider.Body(body),
        };
        return JsonProvider.AskAsync<Sent>("WeCom", connection, request, time, cancellation);
    }

    object ToUser(OutboundMessage message) => new
    {
        touser = message.Recipient.Address,
        msgtype = "text",
        agentid = int.Parse(settings.AgentId, CultureInfo.InvariantCulture),
        text = new { content = message.Body },
    };

    // WeCom reads <@all> as a call to everybody in the group, and knows no escape: in its wide form the sign is only a sign.
    static object ToGroup(OutboundMessage message) => new
    {
        chatid = message.Recipient.Address,
        msgtype = "text",
        text = new { content = message.Body.Replace('<', '＜') },
    };

    // Not "@all", which is everybody, nor "a|b", which is two.
    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}\z")]
    private static partial Regex UserId();

    sealed record Sent(int ErrCode, string? ErrMsg, string? InvalidUser, string? UnlicensedUser, string? MsgId);
}
