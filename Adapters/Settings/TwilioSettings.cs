namespace SupportFlows.Adapters.Settings;

/// <summary>One account with Twilio.</summary>
sealed class TwilioSettings
{
    public string AccountSid { get; set; } = "";

    public string AuthToken { get; set; } = "";

    /// <summary>The number that calls and messages come from, E.164. People answer to it.</summary>
    public string From { get; set; } = "";

    /// <summary>Sends the messages in place of the number.</summary>
    public string MessagingServiceSid { get; set; } = "";

    public string BaseAddress { get; set; } = "";

    public bool IsConfigured => AccountSid != "" || AuthToken != "";
}
