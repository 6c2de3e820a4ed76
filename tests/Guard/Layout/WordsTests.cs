using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportFlows.Guard.Layout;

/// <summary>The console says everything in each of its languages: what stands in a page in English is in the files of the others, and nothing more.</summary>
public partial class WordsTests
{
    static readonly string[] Languages = ["zh-Hans"];

    [Fact]
    public void Everything_Said_Is_Translated()
    {
        var said = Said();
        Assert.True(said.Count > 50);
        Assert.All(Languages, language => Assert.Empty(said.Except(Translated(language).Keys)));
    }

    [Fact]
    public void Nothing_Is_Translated_That_Is_Not_Said()
    {
        var said = Said();
        Assert.All(Languages, language => Assert.Empty(Translated(language).Keys.Except(said)));
    }

    [Fact]
    public void Values_Stand_In_Both() => Assert.All(Languages, language => Assert.All(Translated(language), pair => Assert.Equal(Holes(pair.Key), Holes(pair.Value))));

    static HashSet<string> Said() =>
    [
        .. from path in Files("*.razor", "*.cs") from Match call in Call().Matches(Code(path)) from Match text in Literal().Matches(call.Value) where text.Groups[1].Value.Any(char.IsAsciiLetter) select Unescape(text.Groups[1].Value),
        // Words that are chosen in code begin with a capital; nothing else in these folders does.
        .. from path in Files("*.cs") where !InFrame(path) from Match text in Literal().Matches(Code(path)) where IsSaying(text.Groups[1].Value) select Unescape(text.Groups[1].Value),
    ];

    static string Code(string path) => string.Join('\n', Repository.Read(path).Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    static bool IsSaying(string text) => text.Length > 1 && char.IsAsciiLetterUpper(text[0]) && text.Any(char.IsAsciiLetterLower);

    static bool InFrame(string path) => path.StartsWith("Web/Rendering/", StringComparison.Ordinal) || path.StartsWith("Web/Reading/", StringComparison.Ordinal);

    static IEnumerable<string> Files(params string[] patterns) => patterns.SelectMany(Repository.Files).Where(path => path.StartsWith("Web/", StringComparison.Ordinal));

    static Dictionary<string, string> Translated(string language) => Repository.Files($"Words.{language}.json")
        .SelectMany(path => JsonSerializer.Deserialize<Dictionary<string, string>>(Repository.Read(path))!)
        // What is said in two ways is refused here, as it is when the app starts to speak.
        .Distinct()
        .ToDictionary(pair => pair.Key, pair => pair.Value);

    static IEnumerable<string> Holes(string text) => Hole().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    static string Unescape(string text) => Regex.Unescape(text);

    [GeneratedRegex("""\b[Ss]ay\[(?:[^\[\]]|\[[^\]]*\])*\]""")]
    private static partial Regex Call();

    [GeneratedRegex("(?<![A-Za-z0-9_$@'])\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();
}
