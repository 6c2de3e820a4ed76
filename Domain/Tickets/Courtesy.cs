using System.Text.RegularExpressions;

namespace SupportFlows.Domain.Tickets;

/// <summary>Tells a closing "thanks" from a message that needs an answer. When in doubt it needs one.</summary>
public static partial class Courtesy
{
    const int LongestThanks = 120;

    public static bool IsOnlyThanks(string body)
    {
        var text = body.Trim();
        if (text.Length > LongestThanks || text.AsSpan().IndexOfAny('?', '？') >= 0) return false;
        var words = Noise().Replace(text.ToLowerInvariant().Replace("'", "").Replace("’", ""), " ").Trim();
        return English().IsMatch(words) || Chinese().IsMatch(words.Replace(" ", ""));
    }

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex Noise();

    [GeneratedRegex("""
        \A
        ((hi|hello|ok|okay|great|perfect|awesome|excellent|wonderful|brilliant|got\ it|understood|noted|dear|all|team|everyone|that\ is|thats)\ )*
        (
          (many\ thanks|thanks|thank\ you|thankyou|thx|tks|ty|cheers|much\ appreciated|(i\ |we\ )?(really\ |very\ much\ )?appreciate\ it)
          (\ (a\ lot|a\ million|so\ much|very\ much|again|indeed|all|both|everyone|everybody|guys|folks|team))*
          (\ for\ (all\ )?(the|your|this|that)(\ (quick|fast|prompt|kind|great|excellent))*\ (help|support|reply|response|answer|assistance))?
          (\ |\z)
        )+
        ((have\ a\ (nice|good|great)\ (day|evening|weekend)|(best|kind)\ regards|regards|bye|great|perfect|awesome|ok|okay)(\ |\z))*
        \z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking)]
    private static partial Regex English();

    [GeneratedRegex("""
        \A
        (好的?|收到|已收到|明白了?|知道了|了解了?|嗯+|ok|太好了|辛苦了|您好|你好)*
        (
          (非常|十分|太|很|万分)?(感谢|谢谢|多谢|谢了|谢)(您|你|你们|您们|大家|各位|团队)?(的)?
          ((耐心|及时|快速|热情|大力)?的?(帮助|支持|回复|解答|协助))?
          (啦|了|哦|哈|呀)?
        )+
        (辛苦了|再见|祝好|祝您生活愉快|祝工作顺利|好的)*
        \z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking)]
    private static partial Regex Chinese();
}
