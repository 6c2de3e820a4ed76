using System.Net;
using System.Text.RegularExpressions;
using SupportFlows.Stories.Harness;
using SupportFlows.Stories.Iem;

namespace SupportFlows.Stories.Web;

/// <summary>A launch event from its request to its survey, by forms alone. Elm reads Chinese, as its account says; the staff English.</summary>
public partial class LaunchEventInTheConsole
{
    const string Days = "firstDay=2026-05-15&lastDay=2026-05-15";

    [Fact]
    public Task Requested_Across_Labour_Day_Approved_Prepared_And_Extended() => Story.Tell(IemExtensions.At("2026-04-20T02:00Z"), async story =>
    {
        await story.PagesNobody();
        var (elm, tam) = (await story.Visits("demo-enterprise"), await story.Visits("demo-tam"));

        // The first five days of May are free, Saturday the 9th is made up for.
        var counted = (await elm.Opens($"/launch-events/new?{Days}")).Text;
        Assert.Contains("提前 16 个工作日（建议 10 个）", counted, StringComparison.Ordinal);
        Assert.Contains("2026年5月9日", counted, StringComparison.Ordinal);
        Assert.Contains("剩余 3 次", counted, StringComparison.Ordinal);
        var same = (await elm.Posts("/launch-events/new", [.. Order("2026-05-15", "2026-05-15"), ("check", "days")])).Is(HttpStatusCode.OK).Text;
        Assert.Contains("提前 16 个工作日（建议 10 个）", same, StringComparison.Ordinal);
        Assert.Contains("value=\"Spring sale\"", same, StringComparison.Ordinal);
        var four = (await tam.Opens("/launch-events/new?accountId=demo-enterprise&firstDay=2026-04-22&lastDay=2026-04-25")).Text;
        Assert.Contains("1 business days of notice (10 recommended)", four, StringComparison.Ordinal);
        Assert.Contains("expedited approval", four, StringComparison.Ordinal);
        Assert.Contains("1 further days have to be bought: 14000.00 CNY", four, StringComparison.Ordinal);
        Assert.Contains("more than 550 days ahead", (await tam.Opens("/launch-events/new?accountId=demo-enterprise&firstDay=2028-03-01")).Text, StringComparison.Ordinal);

        var iem = await Requests(story, elm, "2026-05-15", "2026-05-15");
        Assert.Contains($"/launch-events/{iem.Id}", (await elm.Opens("/launch-events")).Text, StringComparison.Ordinal);
        Assert.Contains("Elm Exchange", (await tam.Opens("/launch-events")).Text, StringComparison.Ordinal);
        Assert.Contains("待审批", (await elm.Opens($"/launch-events/{iem.Id}")).Text, StringComparison.Ordinal);

        await MayNotDecide(story, iem);
        await Does(tam, iem, "work/approve", ("seen", "0"));
        await iem.Is("preparing");

        var empty = (await tam.Posts($"/launch-events/{iem.Id}/work/complete", ("form", "complete-kick-off"), ("milestone", "kick-off"), ("note", "All were there."))).Is(HttpStatusCode.UnprocessableEntity).Text;
        Assert.Contains("All were there.", empty, StringComparison.Ordinal);
        await Does(tam, iem, "work/complete", ("milestone", "kick-off"), ("deliverables.minutes", "https://wiki.example/minutes"));
        Assert.Equal("done", (string)(await iem.Milestone("kick-off"))["state"]!);
        await Does(tam, iem, "work/complete", ("milestone", "architecture-review"), ("deliverables.architecture-diagram", "javascript:alert(1)"), ("deliverables.capacity-plan", "See https://wiki.example/capacity."));
        var handed = (await elm.Opens($"/launch-events/{iem.Id}")).Text;
        Assert.Contains("href=\"https://wiki.example/minutes\"", handed, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript:", handed, StringComparison.Ordinal);
        Assert.Contains("href=\"https://wiki.example/capacity\"", handed, StringComparison.Ordinal);
        await Does(tam, iem, "work/assign", ("milestone", "health-check"), ("owner", "demo-expert"));
        await Does(tam, iem, "work/scorecard", ("answers[0].item", "capacity"), ("answers[0].light", ""), ("answers[1].item", "redundancy"), ("answers[1].light", "amber"), ("answers[1].note", "One zone."));
        Assert.Contains("answers[1].note", (await tam.Posts($"/launch-events/{iem.Id}/work/scorecard", ("form", "scorecard"), ("answers[1].item", "redundancy"), ("answers[1].light", "red"))).Is(HttpStatusCode.UnprocessableEntity).Text, StringComparison.Ordinal);
        await Does(tam, iem, "work/shift", ("personId", "demo-expert"), ("from", "2026-05-15T00:00"), ("to", "2026-05-15T12:00"));
        Assert.Contains("Nobody is on duty:", (await tam.Opens($"/launch-events/{iem.Id}")).Text, StringComparison.Ordinal);

        await Does(elm, iem, "ask/new-risk", ("title", "The gateway is old"), ("rating", "red"));
        var blocked = (await tam.Posts($"/launch-events/{iem.Id}/work/go", ("form", "go"), ("seen", "0"), ("reason", "We are ready."))).Is(HttpStatusCode.Conflict).Text;
        Assert.Contains("The gateway is old", blocked, StringComparison.Ordinal);
        Assert.Contains("We are ready.", blocked, StringComparison.Ordinal);
        await Does(elm, iem, "ask/risk", ("risk", "r1"), ("state", "closed"));
        await Does(tam, iem, "work/go", ("seen", "0"));
        await iem.Is("ready");

        await IsExtended(elm, iem);
        var history = (await tam.Opens($"/launch-events/{iem.Id}")).Text;
        Assert.Contains("accepted the quote of 14000.00 CNY under reference PO-4", history, StringComparison.Ordinal);
        Assert.Contains("said go", history, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VCALENDAR", (await elm.Opens($"/launch-events/{iem.Id}/calendar.ics")).Text, StringComparison.Ordinal);
        Assert.Contains("护航活动已申请", (await elm.Opens($"/launch-events/{iem.Id}?done=requested")).Text, StringComparison.Ordinal);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Runs_Is_Reported_Closed_And_Praised() => Story.Tell(Story.NoAuditor, async story =>
    {
        await story.PagesNobody();
        var iem = await story.HasApproved("2026-03-18", "2026-03-18");
        await story.Passes("2026-03-17T18:00Z");
        var (elm, tam) = (await story.Visits("demo-enterprise"), await story.Visits("demo-tam"));

        await Does(tam, iem, "work/update", ("state", "amber"), ("note", "Slow, but it sells."));
        var live = (await elm.Opens($"/launch-events/{iem.Id}")).Text;
        Assert.Contains("Slow, but it sells.", live, StringComparison.Ordinal);
        Assert.DoesNotContain("/work/", live, StringComparison.Ordinal);
        Assert.DoesNotContain("提醒了里程碑", live, StringComparison.Ordinal);
        Assert.Contains("reminded of the milestone", (await tam.Opens($"/launch-events/{iem.Id}")).Text, StringComparison.Ordinal);
        await story.Passes("2026-03-18T17:00Z");
        (elm, tam) = (await story.Visits("demo-enterprise"), await story.Visits("demo-tam"));

        (await tam.Posts($"/launch-events/{iem.Id}/work/close", ("form", "close"), ("reasonCode", "successful"))).Is(HttpStatusCode.Conflict);
        await Does(tam, iem, "work/report", ("summary", "It went well."));
        await Does(tam, iem, "work/close", ("reasonCode", "successful"));
        Assert.Contains("It went well.", (await elm.Opens($"/launch-events/{iem.Id}/report")).Text, StringComparison.Ordinal);
        await Does(elm, iem, "survey", ("rating", "5"), ("comment", "谢谢"));
        Assert.Contains("answered the survey with 5 of 5", (await tam.Opens($"/launch-events/{iem.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains(iem.Id, (await tam.Opens("/launch-events?over=true")).Text, StringComparison.Ordinal);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Last_Session_Is_Refused_With_What_To_Do_And_Others_See_Nothing() => Story.Tell(Story.NoAuditor, async story =>
    {
        var (elm, bea, tam) = (await story.Visits("demo-enterprise"), await story.Visits("demo-business"), await story.Visits("demo-tam"));
        var iem = await Requests(story, elm, "2026-05-18", "2026-05-20");
        await Requests(story, elm, "2026-06-08", "2026-06-08");
        await Requests(story, elm, "2026-07-06", "2026-07-07");

        var refused = (await elm.Posts("/launch-events/new", Order("2026-08-03", "2026-08-04"))).Is(HttpStatusCode.Conflict).Text;
        Assert.Contains("3 of 3 sessions", refused, StringComparison.Ordinal);
        Assert.Contains("28000.00 CNY", refused, StringComparison.Ordinal);
        Assert.Contains("value=\"Spring sale\"", refused, StringComparison.Ordinal);
        Assert.Contains("value=\"2026-08-03\"", refused, StringComparison.Ordinal);
        Assert.Contains("场次已用完", refused, StringComparison.Ordinal);
        var bought = await Requests(story, elm, "2026-08-03", "2026-08-04", ("furtherDays", "2"));
        Assert.Contains("28000.00 CNY", (await elm.Opens($"/launch-events/{bought.Id}")).Text, StringComparison.Ordinal);

        var plan = (await elm.Opens("/plan")).Text;
        Assert.Contains("Tam Adviser", plan, StringComparison.Ordinal);
        Assert.Contains($"/launch-events/{iem.Id}", plan, StringComparison.Ordinal);
        Assert.Contains("somebody answers in less than 30 min", (await bea.Opens("/plan")).Text, StringComparison.Ordinal);

        foreach (var path in new[] { "", "/move", "/report", "/calendar.ics" })
        {
            (await bea.Gets($"/launch-events/{iem.Id}{path}")).Is(HttpStatusCode.NotFound);
        }

        (await bea.Posts($"/launch-events/{iem.Id}/ask/cancel", ("form", "cancel"))).Is(HttpStatusCode.NotFound);
        Assert.DoesNotContain("Spring sale", (await bea.Opens("/launch-events")).Text, StringComparison.Ordinal);
        (await bea.Posts("/launch-events/new", [.. Order("2026-08-03", "2026-08-04"), ("accountId", "demo-enterprise")])).Is(HttpStatusCode.UnprocessableEntity);
        (await bea.Gets("/accounts/demo-enterprise")).Is(HttpStatusCode.Forbidden);

        Assert.Contains("/accounts/demo-business", (await tam.Opens("/accounts")).Text, StringComparison.Ordinal);
        Assert.Contains($"/launch-events/{iem.Id}", (await tam.Opens("/accounts/demo-enterprise")).Text, StringComparison.Ordinal);
        (await tam.Gets("/accounts/no-such-account")).Is(HttpStatusCode.NotFound);

        await Does(elm, iem, "ask/reschedule", ("firstDay", "2026-05-25"), ("lastDay", "2026-05-26"));
        (await tam.Posts($"/launch-events/{iem.Id}/work/approve", ("form", "approve"), ("seen", "0"))).Is(HttpStatusCode.Conflict);
        await Does(elm, iem, "ask/cancel", ("reason", "No budget."));
        await iem.Is("cancelled");
        await story.ForgetsMessages();
    });

    /// <summary>Four days and a session has three: one is bought.</summary>
    static async Task IsExtended(Visitor elm, StoryIem iem)
    {
        var page = $"/launch-events/{iem.Id}";
        Assert.Contains("furtherDays: 1", (await elm.Opens($"{page}/move?kind=extend&lastDay=2026-05-18")).Text, StringComparison.Ordinal);
        var shown = (await elm.Posts($"{page}/ask/extend", ("form", "extend"), ("lastDay", "2026-05-18"), ("furtherDays", "1"), ("check", "days"))).Is(HttpStatusCode.OK).Text;
        Assert.Contains("将收到 14000.00 CNY 的报价", shown, StringComparison.Ordinal);
        Assert.Equal("2026-05-15", await iem.Field("lastDay"));
        (await elm.Posts($"{page}/ask/extend", ("form", "extend"), ("lastDay", "2026-05-18"))).Is(HttpStatusCode.UnprocessableEntity);
        await Does(elm, iem, "ask/extend", ("lastDay", "2026-05-18"), ("furtherDays", "1"));
        (await elm.Posts($"{page}/ask/accept-quote", ("form", "accept-quote"), ("seen", "0"))).Is(HttpStatusCode.UnprocessableEntity);
        await Does(elm, iem, "ask/accept-quote", ("seen", "0"), ("purchaseReference", "PO-4"));
        Assert.Equal("2026-05-18", await iem.Field("lastDay"));
    }

    /// <summary>An expert is of the staff, yet no TAM and no lead; the customer is not even that.</summary>
    static async Task MayNotDecide(Story story, StoryIem iem)
    {
        var key = (await story.Operator.Posts("/api/keys", new { role = "staff", name = "Expert", personId = "demo-expert" })).Is(HttpStatusCode.Created).Json;
        var (expert, elm) = (await story.Visits((string)key["secret"]!), await story.Visits("demo-enterprise"));
        var page = (await expert.Opens($"/launch-events/{iem.Id}")).Text;
        Assert.Contains("A technical account manager, a lead or an operator decides on it.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/work/approve", page, StringComparison.Ordinal);
        Assert.Contains("Only a technical account manager", (await expert.Posts($"/launch-events/{iem.Id}/work/approve", ("seen", "0"))).Is(HttpStatusCode.Forbidden).Text, StringComparison.Ordinal);
        (await elm.Posts($"/launch-events/{iem.Id}/work/approve", ("seen", "0"))).Is(HttpStatusCode.Forbidden);
        await iem.Is("requested");
    }

    static async Task<StoryIem> Requests(Story story, Visitor customer, string firstDay, string lastDay, params (string, string)[] more)
    {
        var answer = (await customer.Posts("/launch-events/new", [.. Order(firstDay, lastDay), .. more])).Is(HttpStatusCode.SeeOther);
        return new StoryIem(story, Id().Match(answer.Headers.Location!.OriginalString).Groups[1].Value);
    }

    static async Task Does(Visitor visitor, StoryIem iem, string what, params (string, string)[] fields) =>
        (await visitor.Posts($"/launch-events/{iem.Id}/{what}", fields)).Is(HttpStatusCode.SeeOther);

    static (string, string)[] Order(string firstDay, string lastDay) =>
    [
        ("form", "launch-event"), ("event", "Spring sale"), ("firstDay", firstDay), ("lastDay", lastDay), ("timeZone", "Asia/Shanghai"), ("expectedPeak", "40,000 orders a minute"), ("products", "load-balancer\ndatabase"),
        ("contacts[0].name", "Ann Enterprise"), ("contacts[0].email", Contacts.Ann), ("contacts[0].role", "technical lead"), ("plan.trafficMultiple", "8.5"), ("plan.successCriteria", "Nobody waits."),
    ];

    [GeneratedRegex("^/launch-events/([^?]+)")]
    private static partial Regex Id();
}
