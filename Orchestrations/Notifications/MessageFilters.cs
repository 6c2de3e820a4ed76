using System.Globalization;
using System.Text;
using Fluid;
using Fluid.Values;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>The filters of the message templates: what they are given, in the words and the zone of the reader.</summary>
static class MessageFilters
{
    const string Words = "words";

    public static TemplateContext For(TemplateOptions options, LocalWords words)
    {
        var context = new TemplateContext(options);
        context.AmbientValues[Words] = words;
        return context;
    }

    public static void AddTo(FilterCollection filters)
    {
        Add("local_time", (words, instant, _) => words.LocalTime(instant));
        // As short as can be told apart within a year.
        Add("short_time", (words, instant, _) => words.ShortTime(instant));
        Add("duration", (words, duration, _) => words.Duration(duration));
        Add("severity", (words, severity, _) => words.Severity(severity));
        Add("plan", (words, plan, _) => words.Plan(plan));
        Add("clock", (words, clock, _) => words.Clock(clock));
        Add("status", (words, status, _) => words.Status(status));
        // An ISO date. It has no zone: name the zone beside it.
        Add("day", (words, date, _) => words.Day(date));
        // From an ISO date to another, or the one day if they are the same.
        Add("days_to", (words, first, others) => others.At(0) is { } last && !last.IsNil() ? words.Days(first, last.ToStringValue()) : "");
        Add("zone", (words, zone, _) => words.Zone(zone));
        Add("milestone", (words, milestone, _) => words.Named(milestone));
        // A line for each of "id=instant;id=instant".
        Add("milestones", (words, milestones, _) => words.Milestones(milestones));
        // A line for each of "instant/instant;instant/instant".
        Add("shifts", (words, shifts, _) => words.Shifts(shifts));
        // The names of "id, id", of deliverables or checks, in one line.
        Add("deliverables", (words, ids, _) => words.Deliverables(ids));
        // One line of at most so many characters.
        Add("brief", (words, text, most) => Brief(text, (int)most.At(0).ToNumberValue(), words.CutMark));

        void Add(string name, Func<LocalWords, string, FilterArguments, string> filter) => filters.AddFilter(name, (input, arguments, context) =>
            input.IsNil() ? StringValue.Empty : new StringValue(filter((LocalWords)context.AmbientValues[Words], input.ToStringValue(), arguments)));
    }

    /// <summary>Without line breaks or other control characters: a subject line with one would be a header of its own.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
            line.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        return string.Join(' ', line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    static string Brief(string text, int most, string cut)
    {
        var line = OneLine(text);
        // As many characters as code units at most, and to count those costs nothing.
        if (line.Length <= most)
            return line;
        var elements = new StringInfo(line);
        return elements.LengthInTextElements <= most ? line : elements.SubstringByTextElements(0, most - cut.Length).TrimEnd() + cut;
    }
}
