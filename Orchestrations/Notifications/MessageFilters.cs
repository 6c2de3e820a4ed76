using System.Globalization;
using System.Text;
using DotLiquid;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>The filters of the message templates. DotLiquid calls them by their names in snake case.</summary>
public static class MessageFilters
{
    internal const string Words = "words";

    /// <summary>An instant in the reader's zone, which is named.</summary>
    public static string LocalTime(Context context, string? instant) => instant is null ? "" : Of(context).LocalTime(instant);

    /// <summary>The same, as short as can be told apart within a year.</summary>
    public static string ShortTime(Context context, string? instant) => instant is null ? "" : Of(context).ShortTime(instant);

    public static string Duration(Context context, string? duration) => duration is null ? "" : Of(context).Duration(duration);

    public static string Severity(Context context, string? severity) => severity is null ? "" : Of(context).Severity(severity);

    public static string Plan(Context context, string? plan) => plan is null ? "" : Of(context).Plan(plan);

    public static string Clock(Context context, string? clock) => clock is null ? "" : Of(context).Clock(clock);

    public static string Status(Context context, string? status) => status is null ? "" : Of(context).Status(status);

    /// <summary>One line of at most so many characters, with dots where something was cut off.</summary>
    public static string Brief(Context context, string? text, int most)
    {
        var cut = Of(context).CutMark;
        var line = OneLine(text ?? "");
        var elements = new StringInfo(line);
        return elements.LengthInTextElements <= most ? line : elements.SubstringByTextElements(0, most - cut.Length).TrimEnd() + cut;
    }

    /// <summary>Without line breaks or other control characters: a subject line with one would be a header of its own.</summary>
    internal static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
            line.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        return string.Join(' ', line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    static LocalWords Of(Context context) => (LocalWords)context.Registers[Words];
}
