using SupportFlows.Adapters.Settings;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters.Twilio;

/// <summary>Where Twilio finds this app, with the message's key.</summary>
static class TwilioUrls
{
    // Twilio reads the fragment and does not send it: up to 3 retries when the app answers 5xx, not in time, or not at all, within its own 15 s for all together.
    const string Retrying = "#rc=3&ct=2000&rt=5000&rp=5xx,ct,rt";

    /// <summary>Null without <c>SupportFlows:PublicUrl</c>.</summary>
    public static Uri? Status(AdapterSettings settings, OutboundMessage message) => Of(settings, "status", message);

    /// <summary>Null without <c>SupportFlows:PublicUrl</c>.</summary>
    public static Uri? Voice(AdapterSettings settings, OutboundMessage message) => Of(settings, "voice", message);

    static Uri? Of(AdapterSettings settings, string which, OutboundMessage message) => settings.PublicUrl == ""
        ? null
        : new Uri($"{settings.PublicUrl.TrimEnd('/')}/api/webhooks/twilio/{which}?key={Uri.EscapeDataString(message.Key)}{Retrying}");
}
