using System.Net;
using System.Text.Json.Nodes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Calendars;

/// <summary>The notice for a year is out: an operator imports it, and everybody counts by it.</summary>
public class YearIsImported
{
    static readonly string Feed = Ics.Of(
        Ics.Day("元旦假期", "20280101", "20280104"),
        Ics.Day("上班(补元旦假期)", "20280108"),
        Ics.Day("National Day", "20281001", "20281008"),
        Ics.Day("Made up for", "20281014", null, "CATEGORIES:Holidays,WORKING-DAY"),
        Ics.Day("国庆节（班）", "20280924"),
        Ics.Day("Called off", "20281111", null, "STATUS:CANCELLED"),
        Ics.Day("Of another year", "20290101"));

    [Fact]
    public Task Everybody_Sees_It_Also_After_A_Kill() => Story.Tell(async story =>
    {
        var customer = story.Customer("demo-enterprise");
        Assert.Null((await Calendar(customer, "sg"))["years"]!["2028"]);

        var answer = (await story.Operator.Posts("/api/calendars/sg/import?years=2028", Feed)).Is(HttpStatusCode.OK).Json;

        Assert.Equal(["2025", "2026", "2027", "2028"], Names(answer["years"]));
        var year = (await Calendar(customer, "sg"))["years"]!["2028"]!;
        Assert.Equal(
            ["2028-01-01", "2028-01-02", "2028-01-03", "2028-10-01", "2028-10-02", "2028-10-03", "2028-10-04", "2028-10-05", "2028-10-06", "2028-10-07"], Names(year["holidays"]));
        Assert.Equal(["2028-01-08", "2028-09-24", "2028-10-14"], Names(year["workingDays"]));
        Assert.Contains("iCalendar", (string)year["source"]!, StringComparison.Ordinal);
        Assert.Contains("2026-03-02", (string)year["source"]!, StringComparison.Ordinal);

        await story.KillAndRestart();

        Assert.Equal(year.ToJsonString(), (await Calendar(story.Staff, "sg"))["years"]!["2028"]!.ToJsonString());
        Assert.Equal("Singapore", (string)(await Calendar(customer, "sg"))["name"]!["en"]!);
    });

    [Fact]
    public Task Import_Of_A_Year_That_Is_There_Replaces_It_Whole() => Story.Tell(async story =>
    {
        (await story.Operator.Posts("/api/calendars/sg/import?years=2027", Ics.Of(Ics.Day("Only one", "20270301")))).Is(HttpStatusCode.OK);

        Assert.Equal(["2027-03-01"], Names((await Calendar(story.Staff, "sg"))["years"]!["2027"]!["holidays"]));
        Assert.Equal(12, Names((await Calendar(story.Staff, "sg"))["years"]!["2025"]!["holidays"]).Count);
    });

    [Fact]
    public Task Duration_And_Folded_Lines_Are_Read() => Story.Tell(async story =>
    {
        var feed = Ics.Of(Ics.Event("DTSTART;VALUE=DATE:20280301", "DURATION:P2D", "SUMMARY:Two ", " days"), Ics.Event("DTSTART;VALUE=DATE:20280310", "DTEND;VALUE=DATE:20280310", "SUMMARY:One"));

        var holidays = (await story.Operator.Posts("/api/calendars/cn/import?years=2028", feed)).Is(HttpStatusCode.OK).Json["years"]!["2028"]!["holidays"]!;

        Assert.Equal(["2028-03-01", "2028-03-02", "2028-03-10"], Names(holidays));
        Assert.Equal("Two days", (string)holidays["2028-03-02"]!);
    });

    [Fact]
    public Task New_Id_Makes_A_Calendar_With_Its_Own_Weekend() => Story.Tell(async story =>
    {
        var made = (await story.Operator.Posts("/api/calendars/gulf/import?years=2028&weekend=friday,saturday", Feed.Replace("20280924", "20280923", StringComparison.Ordinal)
            .Replace("20281001", "20280930", StringComparison.Ordinal))).Is(HttpStatusCode.OK).Json;

        Assert.Equal(["friday", "saturday"], made["weekend"]!.AsArray().Select(d => (string)d!));
        Assert.Equal("中国法定节假日", (string)made["name"]!["en"]!);
        (await story.Operator.Posts("/api/calendars/gulf/import?years=2028&weekend=saturday", Feed)).Refuses(HttpStatusCode.UnprocessableEntity, "weekend");
        var items = (await story.Customer("demo-basic").Gets("/api/calendars")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.Equal(["cn", "de", "gb", "gulf", "hk", "jp", "sg", "us"], items.Select(c => (string)c!["id"]!));
    });

    [Fact]
    public Task Customer_And_Staff_Read_And_Do_Not_Import() => Story.Tell(async story =>
    {
        foreach (var party in new[] { story.Customer("demo-enterprise"), story.Staff })
        {
            (await party.Gets("/api/calendars")).Is(HttpStatusCode.OK);
            (await party.Posts("/api/calendars/cn/import?years=2028", Feed)).Refuses(HttpStatusCode.Forbidden);
        }

        (await story.Stranger.Gets("/api/calendars/cn")).Refuses(HttpStatusCode.Unauthorized);
        Assert.Contains("cn, de", (await story.Staff.Gets("/api/calendars/xx")).Refuses(HttpStatusCode.NotFound).Text, StringComparison.Ordinal);
    });

    static async Task<JsonNode> Calendar(Party party, string id) => (await party.Gets($"/api/calendars/{id}")).Is(HttpStatusCode.OK).Json;

    static IReadOnlyList<string> Names(JsonNode? node) => [.. node!.AsObject().Select(m => m.Key)];
}
