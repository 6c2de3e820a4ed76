using System.Globalization;
using System.Text;

namespace SupportFlows.Domain.SelfHelp;

/// <summary>What a text is about, in single words: enough to find its like among a few hundred others.</summary>
public static class WordMatch
{
    const int Longest = 40;

    /// <summary>Words that say nothing of what a text is about.</summary>
    static readonly HashSet<string> Empty =
    [
        .. "a an and are as at be but by can cannot do does for from get has have how i if in is it its me my no not of on or our please since so that the their them there they this to up us was we what when where which who why will with you your".Split(' '),
        .. "hello hi thanks thank dear help need problem issue question after before every any all some work works working".Split(' '),
        "我们", "你们", "请问", "如何", "怎么", "什么", "可以", "这个", "问题", "谢谢", "您好", "你好",
    ];

    /// <summary>Lower case, without an ending s. Chinese is not written in words: every two neighbouring characters count as one.</summary>
    public static IReadOnlySet<string> Words(string? text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var (word, before) = (new StringBuilder(), '\0');
        foreach (var c in (text ?? "").ToLowerInvariant().Append(' '))
        {
            if (IsIdeograph(c))
            {
                Add(words, word);
                if (IsIdeograph(before)) Add(words, $"{before}{c}");
            }
            else if (char.IsLetterOrDigit(c)) word.Append(c);
            else Add(words, word);
            before = c;
        }

        return words;
    }

    static void Add(HashSet<string> words, StringBuilder word)
    {
        var text = word.ToString();
        word.Clear();
        Add(words, text.Length > 3 && text[^1] == 's' && text[^2] != 's' ? text[..^1] : text);
    }

    static void Add(HashSet<string> words, string word)
    {
        if (word.Length is > 1 and <= Longest && !Empty.Contains(word)) words.Add(word);
    }

    static bool IsIdeograph(char c) => c >= '\u3400' && char.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter;
}
