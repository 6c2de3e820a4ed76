namespace SupportFlows.Adapters.Tests;

/// <summary>Settings of the provider that a test is not about, so that the app is whole.</summary>
static class FakeSettings
{
    public static Dictionary<string, string?> SendGrid { get; } = new()
    {
        ["SendGrid:ApiKey"] = "SG.unused",
        ["SendGrid:From"] = "support@vendor.example",
        ["SendGrid:BaseAddress"] = "http://127.0.0.1:9",
    };

    public static Dictionary<string, string?> Twilio { get; } = new()
    {
        ["Twilio:AccountSid"] = "AC00000000000000000000000000000000",
        ["Twilio:AuthToken"] = "unused",
        ["Twilio:From"] = "+15005550006",
        ["Twilio:BaseAddress"] = "http://127.0.0.1:9",
        ["PublicUrl"] = "https://support.example.com",
    };
}
