using System.Text.RegularExpressions;

namespace SupportFlows.Domain.Accounts;

/// <summary>What an address must look like before anything is sent to it.</summary>
public static partial class ContactShapes
{
    public const int MaxEmail = 254;

    public static bool IsEmail(string text) => text.Length <= MaxEmail && Email().IsMatch(text);

    /// <summary>The number in E.164, without the spaces, dashes and brackets that people write; null when it is none.</summary>
    public static string? E164(string text)
    {
        var bare = Separators().Replace(text, "");
        return Number().IsMatch(bare) ? bare : null;
    }

    [GeneratedRegex(@"\A[^@\s\p{C}<>"",;:\\()\[\]]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Email();

    [GeneratedRegex(@"[\s()./-]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Number();
}
