namespace SupportFlows.Adapters.Slack;

/// <summary>Slack's words for a refusal, which come with status 200.</summary>
static class SlackErrors
{
    /// <summary>Its own, and what to do where that is known.</summary>
    public static string Words(string? error) => error switch
    {
        null => "without saying why",
        "not_in_channel" => "not_in_channel: invite the app into this channel first",
        "is_archived" => "is_archived: give the account a channel that is in use",
        _ => error,
    };

    /// <summary>A fault of the moment. Any other would be the same again: no such user, a revoked token, a missing scope.</summary>
    public static bool IsPassing(string? error) => error is
        "ratelimited" or "rate_limited" or "internal_error" or "fatal_error" or "request_timeout" or "service_unavailable" or "team_added_to_org";
}
