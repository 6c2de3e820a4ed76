using System.Text.RegularExpressions;

namespace SupportFlows.Orchestrations.Storage;

/// <summary>Ids that operators choose: of accounts and people.</summary>
public static partial class Ids
{
    public const string Shape = "1 to 63 characters: a-z, 0-9 and -, not starting with -";

    public static bool IsValid(string? id) => id is not null && Pattern().IsMatch(id);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
