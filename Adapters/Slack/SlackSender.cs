using System.Net.Http.Headers;
using SupportFlows.Adapters.Settings;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Slack;

/// <summary>
/// Messages by a Slack app, to a person or into a channel. Slack has no idempotency key for apps (<c>client_msg_id</c> is for its own clients): when its answer
/// is lost, the same key offered again may arrive twice. Our key goes along in the message's metadata.
/// </summary>
sealed class SlackSender(IHttpClientFactory http, SlackSettings settings, TimeProvider time) : IMessageSender
{
    public const string HttpClientName = "slack";

    public Channel Channel => Channel.Slack;

    public async Task<Handover> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        using var connection = http.CreateClient(HttpClientName);
        var answer = await JsonProvider.AskAsync<Posted>("Slack", connection, Request(message), time, cancellation);
        if (!answer.Ok)
        {
            throw ProviderFault.Refused("Slack", SlackErrors.Words(answer.Error), SlackErrors.IsPassing(answer.Error));
        }

        // Taken is delivered: it is in the conversation, and no other word on it will come.
        return new Handover("slack", $"{answer.Channel}:{answer.Ts}") { Receipt = new Receipt(DeliveryStatus.Delivered, time.GetCurrentInstant()) };
    }

    HttpRequestMessage Request(OutboundMessage message)
    {
        var server = new Uri(settings.BaseAddress == "" ? "https://slack.com" : settings.BaseAddress);
        return new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/api/chat.postMessage"))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", settings.BotToken) },
            Content = JsonProvider.Body(new
            {
                channel = message.Recipient.Address,
                text = Escape(message.Body),
                mrkdwn = false,
                // A preview would fetch the links of a page, which are the responder's to follow.
                unfurl_links = false,
                unfurl_media = false,
                metadata = new { event_type = "supportflows_message", event_payload = new { key = message.Key } },
            }),
        };
    }

    /// <summary>The three characters that Slack reads as markup: <c>&lt;!channel&gt;</c> in a customer's words must call nobody.</summary>
    static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    sealed record Posted(bool Ok, string? Error, string? Channel, string? Ts);
}
