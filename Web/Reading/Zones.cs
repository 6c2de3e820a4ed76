using NodaTime;

namespace SupportFlows.Web.Reading;

/// <summary>The time zones that somebody may choose from: those named after a place.</summary>
public static class Zones
{
    public static readonly IReadOnlyList<string> All =
        [.. DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)).Prepend("UTC")];
}
