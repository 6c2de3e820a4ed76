using System.Text.RegularExpressions;

namespace SupportFlows.Orchestrations.Accounts;

static partial class PhoneNumber
{
    public const string Shape = "E.164, as +4915112345678";

    /// <summary>Without what people put between digits.</summary>
    public static string? Tidy(string? phone) => string.IsNullOrWhiteSpace(phone) ? null : Separators().Replace(phone, "");

    public static bool IsValid(string phone) => E164().IsMatch(phone);

    [GeneratedRegex(@"[\s().\-/]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$", RegexOptions.CultureInvariant)]
    private static partial Regex E164();
}
