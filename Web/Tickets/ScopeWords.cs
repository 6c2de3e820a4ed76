using SupportFlows.Domain.Tickets;
using SupportFlows.Web.Reading;

namespace SupportFlows.Web.Tickets;

/// <summary>Why a ticket is in scope or not, in the reader's language.</summary>
static class ScopeWords
{
    /// <param name="plan">Its name in the reader's language.</param>
    public static string Of(Words say, ScopeVerdict scope, Software? software, string plan) => scope.Code switch
    {
        ScopeCodes.NoSoftware => say["The vendor's own products are helped with under every plan."],
        ScopeCodes.Listed => say["{0} is on the list of software that is helped with.", NameOf(software)],
        ScopeCodes.VersionUnknown => say["{0} is helped with from version {1}. Say which version it is; until then we can only advise.", software?.Name, scope.MinimumVersion],
        ScopeCodes.VersionTooLow => say["{0} is older than {1}, the oldest version that is helped with.", NameOf(software), scope.MinimumVersion],
        ScopeCodes.PlanWithoutThirdParty => say["The plan {0} does not include help with third-party software such as {1}.", plan, software?.Name],
        ScopeCodes.NotListed => say["{0} is not on the list of third-party software that is helped with.", software?.Name],
        _ => scope.Reason,
    };

    static string NameOf(Software? software) => $"{software?.Name} {software?.Version}".Trim();
}
