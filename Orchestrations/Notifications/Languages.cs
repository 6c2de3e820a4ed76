namespace SupportFlows.Orchestrations.Notifications;

/// <summary>The languages that messages are written in.</summary>
public static class Languages
{
    public const string English = "en";
    public const string Chinese = "zh-Hans";

    public static readonly IReadOnlyList<string> All = [English, Chinese];

    /// <summary>Simplified Chinese for its readers, English for everybody else.</summary>
    /// <param name="tag">BCP 47, as the contact or the account has it.</param>
    public static string Of(string tag)
    {
        var parts = tag.Split('-', '_');
        return parts[0].Equals("zh", StringComparison.OrdinalIgnoreCase)
            && !parts.Skip(1).Any(p => p.ToUpperInvariant() is "HANT" or "TW" or "HK" or "MO")
            ? Chinese
            : English;
    }
}
