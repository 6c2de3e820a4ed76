using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Paging;

/// <summary>Policies and rotas are made by people, at times while it rings.</summary>
public class RotaHasHoles
{
    [Fact]
    public Task Policy_Is_Edited_Mid_Incident_And_The_Incident_Goes_On_As_It_Began() => Story.Night(async story =>
    {
        var (_, page) = await story.Pages();
        await story.Olga().Expects("Shop down");
        await Policy(story, Person("demo-lead"));

        await story.Advance(2.Minutes());
        await story.Olga().ExpectsCall("Shop down");
        await story.Advance(3.Minutes());
        await story.Oscar().Expects("Shop down");
        await story.Oscar().Texts("c");
        await page.Is("closed");
        await story.Olga().Expects("Closed by Oscar Oncall");

        await story.Pages(subject: "Shop down again");
        await story.Lee().Expects("Shop down again");
    });

    [Fact]
    public Task Level_With_Nobody_On_Call_Costs_No_Time_And_Says_So() => Story.Night(async story =>
    {
        await Schedule(story, "empty");
        await Policy(story, Schedule("empty"), Schedule("demo"));

        var (_, page) = await story.Pages();

        await story.Olga().Expects("Shop down");
        Assert.Equal("nobody-on-call", Assert.Single(await page.Events("level-skipped")).Details["why"]);
    });

    [Fact]
    public Task Nobody_At_All_Is_On_Call() => Story.Night(async story =>
    {
        story.ExpectsLog("Nobody answered the page");
        story.ExpectsLog("nobody answered");
        await Schedule(story, "empty");
        await Policy(story, Schedule("empty"));

        var (ticket, page) = await story.Pages();

        Assert.Single(await page.Events("nobody-answered"));
        Assert.Single(await ticket.Events("page-unanswered"));
        await story.Mailbox(Contacts.Lead).Expects("page-", "NOBODY ANSWERS: Shop down");
        await story.Staff.Posts($"/api/pages/{page.Id}/acknowledge", new { });
        await page.IsAcknowledgedBy("Lee Lead");
        await story.Advance(16.Minutes());
    });

    [Fact]
    public Task Person_Who_Cannot_Be_Reached_Is_Named_And_The_Next_Level_Is_Paged() => Story.Night(async story =>
    {
        // Erin is on the staff, and has no contact method.
        await Policy(story, Person("demo-engineer"), Schedule("demo"));

        var (_, page) = await story.Pages();

        await story.Olga().Expects("Shop down");
        Assert.Single(await page.Events("unreachable"));
    });

    [Fact]
    public Task Planned_Maintenance_Holds_A_Page_Until_It_Is_Over() => Story.Night(async story =>
    {
        (await story.Operator.Posts("/api/policies/default/maintenance", new { from = story.Now.UtcDateTime, to = story.Now.UtcDateTime + 10.Minutes(), reason = "New database" })).Is(HttpStatusCode.Created);
        var (_, page) = await story.Pages();
        await story.Olga().ExpectsNothing();
        Assert.Single(await page.Events("held"));

        await story.Advance(10.Minutes());

        await story.Olga().Expects("Shop down");
    });

    [Fact]
    public Task Customer_With_A_Policy_Of_Its_Own_Pages_By_It() => Story.Night(async story =>
    {
        var account = (await story.Staff.Gets("/api/accounts/demo-enterprise")).Is(HttpStatusCode.OK).Json;
        account["policy"] = "nothing";
        (await story.Operator.Puts("/api/accounts/demo-enterprise", account)).Refuses(HttpStatusCode.UnprocessableEntity, "policy");
        (await story.Operator.Puts("/api/policies/launch", new { name = "Launch", levels = new[] { new { targets = new[] { Person("demo-lead") }, wait = "PT5M" } } })).Is(HttpStatusCode.Created);
        account["policy"] = "launch";
        (await story.Operator.Puts("/api/accounts/demo-enterprise", account)).Is(HttpStatusCode.OK);

        await story.Pages();
        await story.Lee().Expects("Shop down");

        // Without it, the one for everybody.
        (await story.Operator.Deletes("/api/policies/launch")).Is(HttpStatusCode.NoContent);
        await story.Pages(subject: "Shop up");
        await story.Olga().Expects("Shop up");
    });

    static object Person(string id) => new { kind = "person", id };

    static object Schedule(string id) => new { kind = "schedule", id };

    static async Task Policy(Story story, params object[] levels) => (await story.Operator.Puts("/api/policies/default", new
    {
        name = "Edited",
        levels = levels.Select(target => new { targets = new[] { target }, wait = "PT5M" }),
    })).Is(HttpStatusCode.OK);

    /// <summary>A rota that nobody is in yet, of which its owner is told.</summary>
    static async Task Schedule(Story story, string id)
    {
        (await story.Operator.Puts($"/api/schedules/{id}", new { name = "Empty", timeZone = "Europe/Berlin", owners = new[] { "demo-lead" } })).Is(HttpStatusCode.Created);
        await story.Mailbox(Contacts.Lead).Expects("Nobody is on call: Empty");
    }
}
