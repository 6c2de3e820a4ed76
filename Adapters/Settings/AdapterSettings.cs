namespace SupportFlows.Adapters.Settings;

/// <summary>The section <c>SupportFlows</c>, as far as storage and providers read it.</summary>
sealed class AdapterSettings
{
    public const string Section = "SupportFlows";

    /// <summary>The folder of the database.</summary>
    public string DataDirectory { get; set; } = "";

    /// <summary>Where providers reach this app, for their callbacks.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Asked for once a minute while all is well; empty is nobody.</summary>
    public string HeartbeatUrl { get; set; } = "";

    public SendGridSettings SendGrid { get; set; } = new();

    public TwilioSettings Twilio { get; set; } = new();
}

sealed class SendGridSettings
{
    public string ApiKey { get; set; } = "";

    public string From { get; set; } = "";

    public string FromName { get; set; } = "";

    public string BaseAddress { get; set; } = "";

    public bool IsConfigured => ApiKey != "";
}

sealed class TwilioSettings
{
    public string AccountSid { get; set; } = "";

    public string AuthToken { get; set; } = "";

    /// <summary>The number or sender id that messages come from, when there is no messaging service.</summary>
    public string From { get; set; } = "";

    public string MessagingServiceSid { get; set; } = "";

    public string BaseAddress { get; set; } = "";

    public bool IsConfigured => AccountSid != "" || AuthToken != "";
}
