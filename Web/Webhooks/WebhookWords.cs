using SupportFlows.Domain.Webhooks;

namespace SupportFlows.Web.Webhooks;

/// <summary>Names of a subscription's and a delivery's states, in English; said in the reader's language.</summary>
static class WebhookWords
{
    public static string Of(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => "Waiting",
        DeliveryState.Delivered => "Delivered",
        _ => "Given up",
    };

    public static string? BadgeOf(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => "soon",
        DeliveryState.Delivered => "good",
        _ => "bad",
    };

    public static string Of(WebhookPauseReason? reason) => reason switch
    {
        null => "Sends",
        WebhookPauseReason.Asked => "Paused",
        WebhookPauseReason.Gone => "Paused: its receiver answered 410",
        _ => "Paused: nothing was taken for days",
    };
}
