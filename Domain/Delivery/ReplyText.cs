using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportFlows.Domain.Delivery;

public enum ReplyAction
{
    Acknowledge,
    Escalate,
    Close,

    /// <summary>No more texts to this phone.</summary>
    Stop,

    /// <summary>Texts again.</summary>
    Start,
    Help,
}

/// <summary>A text that somebody typed in the dark: <c>1a</c>, <c>'1 A'</c>, <c>ack 1.</c>, or a bare <c>a</c>.</summary>
/// <param name="Code">From 1; null: none was given.</param>
public sealed partial record ReplyText(ReplyAction Action, int? Code)
{
    static readonly Dictionary<string, ReplyAction> AboutPages = Words(
        (ReplyAction.Acknowledge, ["a", "ack", "acknowledge"]),
        (ReplyAction.Escalate, ["e", "esc", "escalate"]),
        (ReplyAction.Close, ["c", "close"]));

    // Twilio's own: it has acted on them before we hear of them.
    static readonly Dictionary<string, ReplyAction> AboutThePhone = Words(
        (ReplyAction.Stop, ["stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"]),
        (ReplyAction.Start, ["start", "yes", "unstop"]),
        (ReplyAction.Help, ["help", "info"]));

    /// <returns>Null: nothing that we know.</returns>
    public static ReplyText? Parse(string text)
    {
        if (Shape().Match(Plain(text)) is not { Success: true } match) return null;
        var word = match.Groups["word"].Value;
        var digits = match.Groups["code"].Value;
        if (digits.Length == 0 && AboutThePhone.TryGetValue(word, out var phone)) return new ReplyText(phone, null);
        if (!AboutPages.TryGetValue(word, out var action)) return null;
        if (digits.Length == 0) return new ReplyText(action, null);
        var code = int.Parse(digits, CultureInfo.InvariantCulture);
        return code is 0 ? null : new ReplyText(action, code);
    }

    /// <summary>Lower case; full-width letters, digits and signs, as a Chinese keyboard types them, as the plain ones.</summary>
    static string Plain(string text) => string.Concat(text.Select(c => c switch
    {
        >= '！' and <= '～' => (char)(c - 0xFEE0),
        _ => c,
    })).ToLowerInvariant();

    static Dictionary<string, ReplyAction> Words(params (ReplyAction Action, string[] Words)[] actions) =>
        actions.SelectMany(a => a.Words.Select(w => (w, a.Action))).ToDictionary(w => w.w, w => w.Action);

    /// <summary>A word, a number or both in either order, whatever signs stand about them.</summary>
    [GeneratedRegex(@"\A[^\w]*(?:(?<code>[0-9]{1,2})[^\w]*(?<word>[a-z]+)|(?<word>[a-z]+)[^\w]*(?<code>[0-9]{1,2})?)[^\w]*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
