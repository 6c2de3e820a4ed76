using System.Globalization;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Text;
using SupportFlows.Web.Reading;

namespace SupportFlows.Web.OnCall;

/// <summary>How a calendar names its parts; words are in English and said in the reader's language.</summary>
static class ShiftWords
{
    /// <summary>Null: by rotation, which needs no word.</summary>
    public static string? Of(ShiftSource? source) => source switch
    {
        ShiftSource.Override => "Override",
        ShiftSource.Temporary => "Temporary schedule",
        _ => null,
    };

    public static string StyleOf(ShiftSource? source) => source switch
    {
        null => "gap",
        ShiftSource.Override => "override",
        ShiftSource.Temporary => "temporary",
        _ => "rotation",
    };

    /// <summary>The end of a day is 24:00.</summary>
    /// <param name="there">The reader, with the zone of the schedule.</param>
    public static string Span(Reader there, CalendarBlock block, CalendarDay day) =>
        $"{Times.TimeOf(there, block.Span.Start)}–{(block.Span.End == day.Span.End ? "24:00" : Times.TimeOf(there, block.Span.End))}";

    public static string Percent(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.###}%");

    /// <summary>A shift as the value of an option, and back.</summary>
    public static string ValueOf(FixedShift shift) => $"{shift.PersonId} {Wire.Text(shift.From)} {Wire.Text(shift.To)}";
}
