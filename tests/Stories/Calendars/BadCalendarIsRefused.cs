using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Calendars;

/// <summary>A calendar that cannot be taken as it is says why, and leaves everything as it was.</summary>
public class BadCalendarIsRefused
{
    static readonly string Good = Ics.Of(Ics.Day("New Year", "20280101"));

    [Fact]
    public Task Query_That_Does_Not_Say_Which_Years_Is_Refused() => Refused(HttpStatusCode.UnprocessableEntity, ("", "years", Good), ("?years=", "years", Good), ("?years=28", "years", Good),
        ("?years=2028,soon", "years", Good), ("?years=1900", "years", Good), ("?years=2020,2021,2022,2023,2024,2025,2026,2027,2028,2029,2030", "years", Good),
        ("?years=2028,2029", "years", Good), ("?years=2028&weekend=caturday", "weekend", Good), ("?years=2028&weekend=friday,saturday", "weekend", Good));

    [Fact]
    public Task Body_That_Is_No_Calendar_Is_Refused() => Refused(HttpStatusCode.BadRequest, ("?years=2028", "body", ""), ("?years=2028", "body", "garbage"), ("?years=2028", "body", "{}"),
        ("?years=2028", "body", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:2028\r\n"), ("?years=2028", "body", Ics.Of(Ics.Event("DTSTART;VALUE=DATE:20281345", "SUMMARY:x"))),
        ("?years=2028", "body", Good[..^20]), ("?years=2028", "body", Ics.Of(Ics.Day("A", "20280101"), "BEGIN:VEVENT", Ics.Day("B", "20280102"))),
        ("?years=2028", "body", "BEGIN:VCALENDAR\r\n" + new string('x', 100_000) + "\r\nEND:VCALENDAR"));

    [Fact]
    public Task Event_That_Is_No_Whole_Day_Is_Refused() => Refused(HttpStatusCode.UnprocessableEntity,
        ("?years=2028", "events[1]", With("DTSTART:20280202T090000Z", "SUMMARY:Meeting")),
        ("?years=2028", "events[1]", With("DTSTART;VALUE=DATE:20280202", "RRULE:FREQ=YEARLY", "SUMMARY:Every year")),
        ("?years=2028", "events[1]", With("DTSTART;VALUE=DATE:20280202", "RDATE;VALUE=DATE:20280203", "SUMMARY:Twice")),
        ("?years=2028", "events[1]", With("SUMMARY:Some time")),
        ("?years=2028", "events[1]", With("DTSTART;VALUE=DATE:20280202")),
        ("?years=2028", "events[1]", With("DTSTART;VALUE=DATE:20280202", "DTEND;VALUE=DATE:20280131", "SUMMARY:Backwards")),
        ("?years=2028", "events[1]", With("DTSTART;VALUE=DATE:20280101", "SUMMARY:元旦（班）")),
        ("?years=2028", "events[1]", With("DTSTART;VALUE=DATE:20280103", "SUMMARY:上班(补元旦假期)")),
        ("?years=2028", "events", Ics.Of()),
        ("?years=2028", "events", Ics.Of([.. Enumerable.Repeat(Ics.Day("x", "20280101"), 2001)])));

    [Fact]
    public Task File_Of_Wrong_Events_Hears_Of_The_First_And_How_Many_More() => Story.Tell(async story =>
    {
        var many = Ics.Of([.. Enumerable.Repeat(Ics.Event("DTSTART:20280202T090000Z", "SUMMARY:Meeting"), 30)]);

        var answer = (await story.Operator.Posts("/api/calendars/cn/import?years=2028", many)).Refuses(HttpStatusCode.UnprocessableEntity, "events[0]", "events[19]", "events");

        Assert.Equal(21, answer.Json["errors"]!.AsArray().Count);
        Assert.Contains("10 more", answer.Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task Id_And_Size_Have_Limits() => Story.Tell(async story =>
    {
        (await story.Operator.Posts("/api/calendars/CN/import?years=2028", Good)).Refuses(HttpStatusCode.UnprocessableEntity, "id");
        (await story.Operator.Posts("/api/calendars/cn/import?years=2028", Ics.Of(new string('x', 1024 * 1024)))).Refuses(HttpStatusCode.RequestEntityTooLarge);
    });

    static string With(params string[] lines) => Ics.Of(Ics.Day("New Year", "20280101"), Ics.Event(lines));

    static Task Refused(HttpStatusCode status, params (string Query, string Field, string Body)[] cases) => Story.Tell(async story =>
    {
        var before = (await story.Staff.Gets("/api/calendars")).Text;
        foreach (var (query, field, body) in cases)
        {
            (await story.Operator.Posts($"/api/calendars/cn/import{query}", body)).Refuses(status, field);
        }

        Assert.Equal(before, (await story.Staff.Gets("/api/calendars")).Text);
    });
}
