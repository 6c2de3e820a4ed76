using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters.WeCom;

/// <summary>WeCom's numbers for a refusal, which come with status 200.</summary>
static class WeComErrors
{
    // Its limits are per minute.
    static readonly TimeSpan UntilTheLimitEnds = TimeSpan.FromMinutes(1);

    /// <summary>The access token is unknown or out of date: another one may do.</summary>
    public static bool IsStaleToken(int code) => code is 40014 or 42001;

    public static DeliveryException Refused(int code, string? words) =>
        ProviderFault.Refused("WeCom", $"{code}: {ProviderFault.Words(words ?? "")}{Advice(code)}", IsPassing(code), IsLimit(code) ? UntilTheLimitEnds : null);

    static string Advice(int code) => code is 86001 or 86003 or 86102 ? ": give the account the id of a group chat that this application made and that is still there" : "";

    /// <summary>Busy, a write that met another, or a limit. A stale token has been renewed once: the next attempt may find a better one.</summary>
    static bool IsPassing(int code) => code is -1 or 6000 || IsLimit(code) || IsStaleToken(code);

    static bool IsLimit(int code) => code is 45009 or 45033;
}
