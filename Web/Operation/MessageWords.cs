using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Web.Operation;

/// <summary>Names of a message's ways and fates, in English; said in the reader's language.</summary>
static class MessageWords
{
    public static string Of(Channel channel) => channel switch
    {
        Channel.Email => "Email",
        Channel.Sms => "Text message",
        Channel.Voice => "Call",
        Channel.Slack => "Slack",
        Channel.WeCom => "WeCom",
        _ => "Page",
    };

    public static string Of(SentMessage message) => message switch
    {
        { Receipt.Status: DeliveryStatus.Answered } => "Answered",
        { Status: OutboxStatus.Failed, Provider: null } => "Refused",
        { Status: OutboxStatus.Failed } => "Did not arrive",
        { Receipt.Status: DeliveryStatus.Delivered } => "Delivered",
        { Receipt.Status: DeliveryStatus.Failed } => "Did not arrive",
        _ => "Taken by the provider",
    };

    public static string? BadgeOf(SentMessage message) => message switch
    {
        { Receipt.Status: DeliveryStatus.Answered or DeliveryStatus.Delivered } => "good",
        { Status: OutboxStatus.Failed } or { Receipt.Status: DeliveryStatus.Failed } => "bad",
        _ => null,
    };
}
