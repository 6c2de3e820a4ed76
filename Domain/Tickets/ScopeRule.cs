using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Tickets;

/// <summary>
/// Whether the plan helps with the software that a ticket names (SPEC section 1, scope). Activities that are out of scope, such as writing code, are
/// for a human to see: nothing is guessed from words.
/// </summary>
public static class ScopeRule
{
    public static ScopeVerdict Judge(Catalog catalog, Plan plan, Software? software)
    {
        if (software is null)
            return new(ScopeKind.In, "The vendor's own products are helped with under every plan.", ScopeCodes.NoSoftware);
        if (!plan.Services.Contains(ServiceIds.ThirdPartySoftware))
            return new(ScopeKind.Out, $"The {plan.Id} plan does not include help with third-party software such as {software.Name}.", ScopeCodes.PlanWithoutThirdParty);
        var (listed, version) = Find(catalog, software);
        return listed is null
            ? new(ScopeKind.Out, $"{software.Name} is not on the list of third-party software that is helped with.", ScopeCodes.NotListed)
            : Judge(listed, version, software);
    }

    static ScopeVerdict Judge(ThirdPartySoftware listed, string? version, Software named)
    {
        if (SoftwareVersion.Parse(listed.MinimumVersion) is not { } minimum)
            return new(ScopeKind.In, $"{named.Name} is helped with: {listed.Source}.", ScopeCodes.Listed);
        if (SoftwareVersion.Parse(version) is not { } actual)
            return new(
                ScopeKind.Advisory,
                $"{named.Name} is helped with from version {minimum} ({listed.Source}). Say which version it is; until then we can only advise.",
                ScopeCodes.VersionUnknown,
                listed.MinimumVersion);
        return actual.CompareTo(minimum) < 0
            ? new(ScopeKind.Out, $"{named.Name} {actual} is older than {minimum}, the oldest version that is helped with.", ScopeCodes.VersionTooLow, listed.MinimumVersion)
            : new(ScopeKind.In, $"{named.Name} {actual} is helped with: {listed.Source}.", ScopeCodes.Listed, listed.MinimumVersion);
    }

    /// <summary>People also write the version behind the name: <c>vsftpd 3.0.5</c>.</summary>
    static (ThirdPartySoftware? Listed, string? Version) Find(Catalog catalog, Software software)
    {
        var words = software.Name.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var whole = Named(catalog, words);
        if (whole is not null || words.Length < 2 || SoftwareVersion.Parse(words[^1]) is null) return (whole, software.Version);
        return (Named(catalog, words[..^1]), software.Version ?? words[^1]);
    }

    static ThirdPartySoftware? Named(Catalog catalog, IReadOnlyList<string> words)
    {
        var name = string.Join(' ', words);
        return catalog.ThirdPartySoftware.FirstOrDefault(s => s.Names.Contains(name));
    }
}
