using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Web;

public class TheQueue
{
    [Fact]
    public Task Handler_Begins_With_His_Own_Filters_And_Keeps_A_View() => Story.Tell(async story =>
    {
        var slow = await story.Customer("demo-enterprise").Files("system-impaired", subject: "Pages are slow");
        var urgent = await story.Customer("demo-enterprise").Files("business-critical", subject: "The shop is offline");
        await story.Customer("demo-business").Files("general", subject: "How do I resize a disk?");
        var stranger = await story.Staff.Files("general", new("Sam", "sam@nowhere.example"), subject: "Who are you?");
        var key = (await story.Operator.Posts("/api/keys", new { role = "staff", name = "Xia Expert", personId = "demo-expert" })).Is(HttpStatusCode.Created).Json;
        var (xia, lead) = (await story.Visits((string)key["secret"]!), await story.Visits("demo-staff"));

        Assert.Equal("/tickets?assignee=me", (await xia.Gets("/tickets")).LeadsTo());
        var mine = (await xia.Opens("/tickets?assignee=me")).Shows("Pages are slow", "The shop is offline", "Elm Exchange", "Enterprise", "15 min").Hides("resize a disk");
        Assert.True(mine.Text.IndexOf("The shop is offline", StringComparison.Ordinal) < mine.Text.IndexOf("Pages are slow", StringComparison.Ordinal));
        (await lead.Opens("/tickets")).Shows("Pages are slow", "resize a disk", "Who are you?", "Sam");
        (await lead.Opens("/tickets?assignee=nobody")).Shows("Who are you?").Hides("Pages are slow");
        (await lead.Opens("/tickets?severity=business-critical")).Shows("The shop is offline").Hides("Pages are slow", "resize a disk");
        (await lead.Opens("/tickets?account=demo-business&due=garbage&status=lost")).Shows("resize a disk").Hides("Pages are slow");
        (await lead.Opens("/tickets?due=PT1H")).Shows("The shop is offline").Hides("Pages are slow");
        Assert.Equal($"/tickets/{stranger.Id}", (await lead.Gets($"/tickets?find={stranger.Id}")).LeadsTo());

        await story.Advance(TimeSpan.FromMinutes(20));
        var overdue = (await xia.Opens("/tickets?assignee=me")).Shows("5 min over", "Missed");
        Assert.True(overdue.Text.IndexOf("The shop is offline", StringComparison.Ordinal) < overdue.Text.IndexOf("Pages are slow", StringComparison.Ordinal));

        (await xia.Posts("/tickets/views", ("form", "keep-view"), ("name", ""), ("query", "assignee=me"))).Is(HttpStatusCode.UnprocessableEntity).Shows("keep-view-name-fault");
        Assert.Equal(
            "/tickets?assignee=me&severity=business-critical&done=view-kept",
            (await xia.Posts("/tickets/views", ("form", "keep-view"), ("name", "Fires & floods"), ("query", "severity=business-critical&assignee=me&evil=<script>"))).LeadsTo());
        var kept = (await xia.Opens("/tickets?assignee=me")).Shows("Fires & floods", "/tickets?assignee=me&severity=business-critical");
        (await lead.Opens("/tickets")).Hides("Fires & floods");
        var view = kept.Text.Split("name=\"view\" value=\"")[1].Split('"')[0];
        (await xia.Posts("/tickets/views/remove", ("view", view), ("query", "assignee=me"))).LeadsTo();
        (await xia.Opens("/tickets?assignee=me")).Hides("Fires & floods");

        (await lead.Posts($"/tickets/{urgent.Id}/reply", ("body", "We are at it."))).LeadsTo();
        (await lead.Posts($"/tickets/{urgent.Id}/pend")).LeadsTo();
        (await lead.Opens("/tickets?status=pending-customer")).Shows("The shop is offline").Hides("Pages are slow");
        (await lead.Posts($"/tickets/{slow.Id}/close")).LeadsTo();
        (await lead.Opens("/tickets?assignee=all")).Hides("Pages are slow");
        (await lead.Opens("/tickets?status=closed")).Shows("Pages are slow");
        (await (await story.Visits("demo-enterprise")).Opens("/tickets")).Shows("Pages are slow", "全部工单", "等待您回复").Hides("resize a disk", "demo-expert");
        await story.ForgetsMessages();
    });
}
