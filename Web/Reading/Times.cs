using NodaTime;
using NodaTime.Text;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Web.Reading;

/// <summary>Instants and spans as a reader writes them.</summary>
public static class Times
{
    static readonly LocalDateTimePattern English = LocalDateTimePattern.CreateWithInvariantCulture("d MMM uuuu, HH:mm");
    static readonly LocalDateTimePattern Chinese = LocalDateTimePattern.CreateWithInvariantCulture("uuuu年M月d日 HH:mm");
    static readonly LocalDatePattern EnglishDay = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM uuuu");
    static readonly LocalDatePattern ChineseDay = LocalDatePattern.CreateWithInvariantCulture("uuuu年M月d日");
    static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    static readonly OffsetPattern Offset = OffsetPattern.CreateWithInvariantCulture("+HH:mm");

    /// <summary>In the reader's zone, to the minute, without the zone's name: the page names it once.</summary>
    public static string Of(Reader reader, Instant at) => (IsChinese(reader) ? Chinese : English).Format(at.InZone(reader.Zone).LocalDateTime);

    public static string DayOf(Reader reader, LocalDate day) => (IsChinese(reader) ? ChineseDay : EnglishDay).Format(day);

    public static string TimeOf(Reader reader, Instant at) => Clock.Format(at.InZone(reader.Zone).TimeOfDay);

    /// <summary><c>Europe/Berlin (UTC+01:00)</c>: with the offset that holds now.</summary>
    public static string ZoneOf(Reader reader) => $"{reader.Zone.Id} (UTC{Offset.Format(reader.Zone.GetUtcOffset(reader.Now))})";

    /// <summary>The two largest parts of a span: <c>2 d 3 h</c>, <c>14 min</c>, <c>50 s</c>. The script counts in the same words.</summary>
    public static string Span(Words say, Duration span)
    {
        var left = Duration.Max(span, -span);
        return left switch
        {
            { Days: > 0 } => left.Hours == 0 ? say["{0} d", left.Days] : say["{0} d {1} h", left.Days, left.Hours],
            { Hours: > 0 } => left.Minutes == 0 ? say["{0} h", left.Hours] : say["{0} h {1} min", left.Hours, left.Minutes],
            { Minutes: > 0 } => say["{0} min", left.Minutes],
            _ => say["{0} s", left.Seconds],
        };
    }

    static bool IsChinese(Reader reader) => reader.Say.Language == Languages.Chinese;
}
