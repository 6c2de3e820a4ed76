namespace SupportFlows.Adapters.Settings;

/// <summary>The section <c>SupportFlows</c>, as far as storage and providers read it.</summary>
sealed class AdapterSettings
{
    public const string Section = "SupportFlows";

    /// <summary>The folder of the database.</summary>
    public string DataDirectory { get; set; } = "";

    public StorageSettings Storage { get; set; } = new();

    /// <summary>Where providers reach this app, for their callbacks.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Signs links that act without a key.</summary>
    public string LinkSecret { get; set; } = "";

    /// <summary>Asked for once a minute while all is well; empty is nobody.</summary>
    public string HeartbeatUrl { get; set; } = "";

    public SendGridSettings SendGrid { get; set; } = new();

    public TwilioSettings Twilio { get; set; } = new();

    /// <summary>A second account, which takes its turn when the first did not take a message.</summary>
    public TwilioSettings TwilioSecondary { get; set; } = new();

    public SlackSettings Slack { get; set; } = new();

    public WeComSettings WeCom { get; set; } = new();
}

sealed class SendGridSettings
{
    public string ApiKey { get; set; } = "";

    public string From { get; set; } = "";

    public string FromName { get; set; } = "";

    public string BaseAddress { get; set; } = "";

    /// <summary>What events are checked with, as SendGrid shows it: base64 of the DER form.</summary>
    public string WebhookPublicKey { get; set; } = "";

    public bool IsConfigured => ApiKey != "";
}
