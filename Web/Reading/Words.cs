using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Web.Reading;

/// <summary>
/// The console's words in its reader's language. English stands in the pages themselves; another language is a file <c>Words.zh-Hans.json</c> in each
/// feature's folder, by the English. A test holds that nothing that a page says is missing there.
/// </summary>
public sealed class Words
{
    const string Folder = "Words/";

    static readonly FrozenDictionary<string, Words> All =
        Languages.All.ToFrozenDictionary(tag => tag, tag => new Words(tag, tag == Languages.English ? [] : Read(tag)), StringComparer.Ordinal);

    readonly FrozenDictionary<string, string> words;

    Words(string language, Dictionary<string, string> words) => (Language, this.words) = (language, words.ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>BCP 47: <c>en</c> or <c>zh-Hans</c>.</summary>
    public string Language { get; }

    public static Words Of(string? tag) => All[Languages.Of(tag ?? Languages.English)];

    /// <param name="english">With <c>{0}</c>, <c>{1}</c>… where the values go.</param>
    public string this[string english, params ReadOnlySpan<object?> values] =>
        values.Length == 0 ? Translate(english) : string.Format(CultureInfo.InvariantCulture, Translate(english), values);

    /// <summary>What the catalog says in several languages.</summary>
    public string Of(IReadOnlyDictionary<string, string> byLanguage) => byLanguage.GetValueOrDefault(Language) ?? byLanguage[Languages.English];

    string Translate(string english) => words.GetValueOrDefault(english, english);

    static Dictionary<string, string> Read(string tag)
    {
        var assembly = typeof(Words).Assembly;
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith($"Words.{tag}.json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (english, word) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
            {
                if (!all.TryAdd(english, word) && all[english] != word)
                {
                    throw new InvalidDataException($"{name} says '{english}' in another way than another file does.");
                }
            }
        }

        return all;
    }
}
