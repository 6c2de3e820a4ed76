using System.Globalization;
using System.Text;

namespace SupportFlows.Cli.Output;

/// <summary>Others' words on a terminal: they can neither move its cursor nor turn its text around.</summary>
static class Safe
{
    /// <summary>In one line.</summary>
    public static string Line(string? text) => Lines(text).Replace('\n', ' ');

    /// <summary>Line breaks stay.</summary>
    public static string Lines(string? text)
    {
        var safe = new StringBuilder();
        foreach (var rune in (text ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            safe.Append(rune.Value switch
            {
                '\n' => "\n",
                '\t' => "    ",
                _ when IsHarmless(rune) => rune.ToString(),
                _ => "\uFFFD",
            });
        }

        return safe.ToString();
    }

    static bool IsHarmless(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        // Marks that write from right to left, or end that.
        && rune.Value is not (0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069));
}
