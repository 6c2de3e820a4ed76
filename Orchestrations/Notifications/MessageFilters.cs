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

    /// <summary>An ISO date. It has no zone: name the zone beside it.</summary>
    public static string Day(Context context, string? date) => date is null ? "" : Of(context).Day(date);

    /// <summary>From an ISO date to another, or the one day if they are the same.</summary>
    public static string DaysTo(Context context, string? first, string? last) => first is null || last is null ? "" : Of(context).Days(first, last);

    public static string Zone(Context context, string? zone) => zone is null ? "" : Of(context).Zone(zone);

    public static string Milestone(Context context, string? milestone) => milestone is null ? "" : Of(context).Named(milestone);

    /// <summary>A line for each of <c>id=instant;id=instant</c>.</summary>
    public static string Milestones(Context context, string? milestones) => milestones is null ? "" : Of(context).Milestones(milestones);

    /// <summary>A line for each of <c>instant/instant;instant/instant</c>.</summary>
    public static string Shifts(Context context, string? shifts) => shifts is null ? "" : Of(context).Shifts(shifts);

    /// <summary>The names of <c>id, id</c>, of deliverables or checks, in one line.</summary>
    public static string Deliverables(Context context, string? ids) => ids is null ? "" : Of(context).Deliverables(ids);

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
