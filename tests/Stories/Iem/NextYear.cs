using System.Net;
using SupportFlows.Stories.Calendars;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>It is December 2026, and the calendar of the customer's region has no 2027 yet. (That of the demo's own region has stand-ins for years to come.)</summary>
public class NextYear
{
    static readonly DateTimeOffset December = IemExtensions.At("2026-12-07T02:00Z");

    static readonly string Calendar2027 = Ics.Of(Ics.Day("元旦", "20270101", "20270104"), Ics.Day("春节", "20270205", "20270213"), Ics.Day("国庆节", "20271001", "20271008"));

    [Fact]
    public Task Session_Of_January_Waits_For_The_Calendar_And_Counts_In_The_Year_To_Come() => InDecember(async story =>
    {
        var refused = (await story.Elm().Posts("/api/iem-requests", IemExtensions.Order("2027-01-20", "2027-01-21", externalId: "jan"))).Refuses(HttpStatusCode.UnprocessableEntity, "firstDay");
        Assert.Contains("no year 2027", refused.Text, StringComparison.Ordinal);
        await story.HasNothingReserved();
        await Imports(story);

        var taken = (await story.Elm().Posts("/api/iem-requests", IemExtensions.Order("2027-01-20", "2027-01-21", externalId: "jan"))).Is(HttpStatusCode.Accepted).Json;

        // 8 December to 19 January, without New Year.
        Assert.Equal(30, (int)taken["notice"]!["businessDays"]!);
        await story.SessionsAre(used: 0, reserved: 0, left: 3);
        var next = (await story.Entitlements()).Next!;
        Assert.Equal((1, 2), (next.Sessions.Reserved, next.Sessions.Left));
        Assert.Equal((string)taken["id"]!, Assert.Single(next.Claims).RequestId);
        await story.Ann().Expects("iem-received", "left after this one: 2");
        await story.TamMailbox().Expects("To decide");
    });

    [Theory]
    [InlineData("2026-12-29", "2026-12-29", null)]
    [InlineData("2026-12-23", "2026-12-25", null)]
    [InlineData("2026-12-16", "2026-12-25", 7)]
    public Task Event_Whose_Report_Is_Due_In_A_Year_That_Is_Missing_Cannot_Be_Planned_Either(string first, string last, int? furtherDays) => InDecember(async story =>
    {
        var order = IemExtensions.Order(first, last, furtherDays);
        Assert.Contains("no year 2027", (await story.Elm().Posts("/api/iem-requests", order)).Refuses(HttpStatusCode.UnprocessableEntity, "lastDay").Text, StringComparison.Ordinal);
        await story.HasNothingReserved();
        await Imports(story);

        var iem = new StoryIem(story, (string)(await story.Elm().Posts("/api/iem-requests", order)).Is(HttpStatusCode.Accepted).Json["id"]!);

        if (furtherDays is not null)
        {
            await iem.Customer.AcceptQuoteAsync(iem.Id, "PO-3");
        }

        Assert.Equal("preparing", (await iem.Tam.ApproveAsync(iem.Id, "We know them.")).Status);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Extension_Into_A_Time_Without_Calendar_Is_Refused() => InDecember(async story =>
    {
        var iem = await story.Requests("2026-12-21", "2026-12-21");
        await iem.Tam.ApproveAsync(iem.Id, "We know them.");

        var refused = (await story.Elm().Posts(iem.Path("extend"), new { lastDay = "2026-12-23" })).Refuses(HttpStatusCode.UnprocessableEntity, "lastDay");

        Assert.Contains("no year 2027", refused.Text, StringComparison.Ordinal);
        Assert.Equal("2026-12-21", await iem.Field("lastDay"));
        await story.SessionsAre(used: 0, reserved: 1, left: 2);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Session_Across_The_Years_End_Counts_Where_It_Begins() => InDecember(async story =>
    {
        await Imports(story);

        var iem = await story.Requests("2026-12-31", "2027-01-02");

        await IemAssert.Notice(iem, 17, isShort: false);
        await story.SessionsAre(used: 0, reserved: 1, left: 2);
        Assert.Equal(3, (await story.Entitlements()).Next!.Sessions.Left);
        await iem.Tam.ApproveAsync(iem.Id);
        await IemAssert.Due(iem, ("go-no-go", "2026-12-30T08:00:00Z"), ("scale-down", "2027-01-04T10:00:00Z"), ("wrap-up-report", "2027-01-08T10:00:00Z"));
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Moved_Into_The_Next_Service_Year_It_Takes_A_Session_Of_That_Year() => InDecember(async story =>
    {
        await Imports(story);
        var iem = await story.HasApproved("2026-12-28", "2026-12-29");
        await story.SessionsAre(used: 0, reserved: 1, left: 2);

        await iem.Customer.RescheduleAsync(iem.Id, new(2027, 1, 20), new(2027, 1, 21));

        await story.SessionsAre(used: 0, reserved: 0, left: 3);
        Assert.Equal(2, (await story.Entitlements()).Next!.Sessions.Left);
        await iem.Customer.RescheduleAsync(iem.Id, new(2026, 12, 28), new(2026, 12, 29));
        await story.SessionsAre(used: 0, reserved: 1, left: 2);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Move_To_A_Year_That_Has_No_Session_Left_Is_Refused_And_It_Keeps_Its_Own() => InDecember(async story =>
    {
        await Imports(story);
        foreach (var day in new[] { "2027-03-01", "2027-04-01", "2027-05-11" })
        {
            await story.Requests(day, day);
        }

        var iem = await story.HasApproved("2026-12-28", "2026-12-29");

        var refused = (await story.Elm().Posts(iem.Path("reschedule"), new { firstDay = "2027-01-20", lastDay = "2027-01-21" })).Refuses(HttpStatusCode.Conflict, "entitlement");

        Assert.Contains("3 of 3 sessions of the service year from 2027-01-01", refused.Text, StringComparison.Ordinal);
        Assert.Equal(("preparing", "2026-12-28"), (await iem.Field("status"), await iem.Field("firstDay")));
        await story.SessionsAre(used: 0, reserved: 1, left: 2);
    });

    static Task InDecember(Func<Story, Task> tale) => Story.Tell(December, async story =>
    {
        (await story.Operator.Posts("/api/calendars/elm/import?years=2026", Ics.Of(Ics.Day("国庆节", "20261001", "20261008")))).Is(HttpStatusCode.OK);
        var account = (await story.Operator.Gets("/api/accounts/demo-enterprise")).Is(HttpStatusCode.OK).Json;
        account["region"] = "elm";
        (await story.Operator.Puts("/api/accounts/demo-enterprise", account)).Is(HttpStatusCode.OK);
        await tale(story);
    });

    static async Task Imports(Story story) => (await story.Operator.Posts("/api/calendars/elm/import?years=2027", Calendar2027)).Is(HttpStatusCode.OK);
}
