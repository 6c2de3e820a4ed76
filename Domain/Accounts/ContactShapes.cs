using System.Text.RegularExpressions;
using SupportFlows.Domain.Notifications;

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

    public static bool IsImGroup(Channel channel, string text) => channel switch
    {
        Channel.Slack => SlackChannel().IsMatch(text),
        Channel.WeCom => WeComChat().IsMatch(text),
        _ => false,
    };

    [GeneratedRegex(@"\A[^@\s\p{C}<>"",;:\\()\[\]]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Email();

    [GeneratedRegex(@"[\s()./-]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\A[CG][A-Z0-9]{8,20}\z")]
    private static partial Regex SlackChannel();

    [GeneratedRegex(@"\A[A-Za-z0-9]{1,32}\z")]
    private static partial Regex WeComChat();

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Number();
}
