using SupportFlows.Adapters.Twilio;

namespace SupportFlows.Stories.Harness;

/// <summary>Posts to the app what Twilio would, with its signature.</summary>
static class TwilioCalls
{
    public static Task<Answer> TwilioPosts(this Story story, string path, params (string Name, string Value)[] form) =>
        story.TwilioPosts(path, story.Get<TwilioWebhook>().Sign(Providers.PublicUrl + path, form.ToDictionary(f => f.Name, f => f.Value)), form);

    public static Task<Answer> TwilioPosts(this Story story, string path, string signature, params (string Name, string Value)[] form) =>
        story.Stranger.Posts(path, string.Join('&', form.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}")), (TwilioWebhook.SignatureHeader, signature));
}
