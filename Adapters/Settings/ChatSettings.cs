namespace SupportFlows.Adapters.Settings;

sealed class SlackSettings
{
    /// <summary>Of an app with the scope <c>chat:write</c>.</summary>
    public string BotToken { get; set; } = "";

    public string BaseAddress { get; set; } = "";

    public bool IsConfigured => BotToken != "";
}

sealed class WeComSettings
{
    public string CorpId { get; set; } = "";

    /// <summary>The application's.</summary>
    public string Secret { get; set; } = "";

    /// <summary>The application's number.</summary>
    public string AgentId { get; set; } = "";

    public string BaseAddress { get; set; } = "";

    public bool IsConfigured => CorpId != "" || Secret != "" || AgentId != "";
}
