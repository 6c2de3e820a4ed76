namespace SupportFlows.Domain.Tickets;

/// <summary>Why a ticket is in scope or not, for words in another language than English.</summary>
public static class ScopeCodes
{
    public const string NoSoftware = "no-software";
    public const string Listed = "listed";
    public const string VersionUnknown = "version-unknown";
    public const string VersionTooLow = "version-too-low";
    public const string PlanWithoutThirdParty = "plan-without-third-party";
    public const string NotListed = "not-listed";
}
