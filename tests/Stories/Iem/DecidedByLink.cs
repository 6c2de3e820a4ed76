using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>The technical account manager decides on his phone, by the link in his email.</summary>
public class DecidedByLink
{
    [Fact]
    public Task Looking_Does_Nothing_And_The_Button_Approves_In_His_Name() => Story.Tell(async story =>
    {
        var iem = await story.Requests("2026-03-10", "2026-03-11");
        await story.Ann().Expects("iem-received");
        var link = (await story.TamMailbox().Expects("To decide")).Link();

        (await story.Stranger.Sends(HttpMethod.Head, link, null)).Is(HttpStatusCode.OK);
        var page = (await story.Stranger.Gets(link)).Is(HttpStatusCode.OK);
        Assert.Contains("<h1>Spring sale</h1>", page.Text);
        Assert.Contains("value=\"approve\"", page.Text);
        Assert.Contains("expedited", (await story.Stranger.Posts(link, "action=approve")).Is(HttpStatusCode.OK).Text);
        (await story.Stranger.Posts(link, "action=delete&reason=x")).Is(HttpStatusCode.OK);
        await iem.Is("requested");

        var done = (await story.Stranger.Posts(link, "action=approve&reason=They+are+ready.")).Is(HttpStatusCode.OK);

        Assert.Contains("role=\"status\">You approved it", done.Text);
        Assert.DoesNotContain("value=\"approve\"", done.Text);
        await iem.Is("preparing");
        var approved = Assert.Single(await iem.Events("approved"));
        Assert.Equal(("demo-tam", "link", "They are ready."), (approved.Actor.Id, approved.Channel, approved.Details["reason"]));
        Assert.DoesNotContain("value=\"approve\"", (await story.Stranger.Gets(link)).Is(HttpStatusCode.OK).Text);
        await story.Stranger.Posts(link, "action=approve&reason=They+are+ready.");
        await story.Stranger.Posts(link, "action=reject&reason=No.");
        Assert.Single(await iem.Events("approved"));
        await iem.Is("preparing");
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Link_To_Days_That_Were_Moved_Decides_Nothing_And_The_New_One_Does() => Story.Tell(async story =>
    {
        var iem = await story.Requests("2026-04-13", "2026-04-14");
        var link = (await story.TamMailbox().Expects("To decide")).Link();
        await iem.Customer.RescheduleAsync(iem.Id, new(2026, 4, 20), new(2026, 4, 21));

        var page = (await story.Stranger.Posts(link, "action=approve")).Is(HttpStatusCode.OK);
        Assert.Contains("The days were moved", page.Text);
        Assert.Contains("2026-04-20", page.Text);
        Assert.DoesNotContain("value=\"approve\"", page.Text);
        await iem.Is("requested");

        var next = (await story.TamMailbox().Expects("To decide", "20 Apr")).Link();
        await story.Stranger.Posts(next, "action=reject&reason=We+have+no+people.");
        await iem.Is("rejected");
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Forged_And_Expired_Links_Open_Nothing() => Story.Tell(Story.NoAuditor, async story =>
    {
        await story.PagesNobody();
        var iem = await story.Requests("2026-04-13", "2026-04-14");
        var link = (await story.TamMailbox().Expects("To decide")).Link();

        foreach (var bad in new[] { link[..^3], link + "x", "/api/iem-requests/approval/nothing", link.Replace("/approval/", "/survey/", StringComparison.Ordinal) })
        {
            await OpensNothing(story, bad);
        }

        await story.Passes("2026-03-16T08:59:59Z");
        (await story.Stranger.Gets(link)).Is(HttpStatusCode.OK);
        await story.Advance(1.Seconds());
        await OpensNothing(story, link);
        await iem.Is("requested");
    });

    [Fact]
    public Task Survey_Is_Answered_By_Its_Link_Until_It_Expires() => Story.Tell(Story.NoAuditor, async story =>
    {
        await story.PagesNobody();
        var iem = await story.Requests("2026-03-03", "2026-03-03");
        await iem.Tam.ApproveAsync(iem.Id, "One day.");
        await story.Passes("2026-03-03T16:00Z");
        await iem.Tam.WriteReportAsync(iem.Id, "All went well.");
        await story.ForgetsMessages();
        await iem.Tam.CloseAsync(iem.Id, "successful");
        var link = (await story.Ann().Expects("iem-survey")).Link();

        foreach (var bad in new[] { link[..^3], link.Replace("/survey/", "/approval/", StringComparison.Ordinal) })
        {
            await OpensNothing(story, bad);
        }

        Assert.Contains("1 (poor) to 5", (await story.Stranger.Posts(link, "rating=9")).Is(HttpStatusCode.OK).Text);
        Assert.Contains("Thank you", (await story.Stranger.Posts(link, "rating=4&comment=Call+earlier.")).Is(HttpStatusCode.OK).Text);
        var survey = (await iem.Reads())["survey"]!;
        Assert.Equal((4, "Call earlier.", Contacts.Ann), ((int)survey["rating"]!, (string)survey["comment"]!, (string)survey["by"]!));
        Assert.DoesNotContain("name=\"rating\"", (await story.Stranger.Gets(link)).Is(HttpStatusCode.OK).Text);
        await story.Stranger.Posts(link, "rating=1");
        Assert.Equal(4, (int)(await iem.Reads())["survey"]!["rating"]!);

        await story.Advance(14.Days());
        await OpensNothing(story, link);
    });

    static async Task OpensNothing(Story story, string link)
    {
        Assert.Contains("This link does not work", (await story.Stranger.Gets(link)).Is(HttpStatusCode.Unauthorized).Text);
        (await story.Stranger.Posts(link, "action=approve&reason=x&rating=5")).Is(HttpStatusCode.Unauthorized);
    }
}
