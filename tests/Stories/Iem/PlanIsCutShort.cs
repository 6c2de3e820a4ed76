using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>The plan must be Enterprise on every event day, also when somebody changes it after the approval.</summary>
public class PlanIsCutShort
{
    [Fact]
    public Task Cover_Is_Lost_And_Told_Go_Is_Refused_And_When_It_Is_Renewed_Go_Works() => Story.Tell(Story.NoAuditor, async story =>
    {
        var iem = await story.HasApproved("2026-04-13", "2026-04-14");

        await EnterpriseUntil(story, "2026-04-13T16:00:00Z");
        await story.TamMailbox().Expects("iem-coverage", "Elm Exchange", "renew");
        Assert.Single(await iem.Events("coverage-lost"));
        Assert.NotEmpty(await iem.Field("uncoveredSince"));
        var refused = (await story.Tam().Posts(iem.Path("go"), "{}")).Refuses(HttpStatusCode.Conflict, "plan-covers-event");
        Assert.Contains("renew it", refused.Text, StringComparison.Ordinal);
        await iem.Is("preparing");
        // It was shortened within the event: nothing new to tell.
        await EnterpriseUntil(story, "2026-04-13T20:00:00Z");
        Assert.Single(await iem.Events("coverage-lost"));

        await EnterpriseUntil(story, null);
        Assert.Single(await iem.Events("coverage-regained"));
        Assert.Empty(await iem.Field("uncoveredSince"));
        await iem.Tam.GoAsync(iem.Id);
        await iem.Is("ready");
        await story.Ann().Expects("iem-go");
    });

    [Fact]
    public Task Request_That_Is_Not_Approved_Yet_Cannot_Be() => Story.Tell(Story.NoAuditor, async story =>
    {
        var iem = await story.Requests("2026-04-13", "2026-04-14");
        await story.ForgetsMessages();

        await EnterpriseUntil(story, "2026-03-10T00:00:00Z");

        await story.TamMailbox().Expects("iem-coverage");
        (await story.Tam().Posts(iem.Path("approve"), "{}")).Refuses(HttpStatusCode.Conflict, "account");
        await EnterpriseUntil(story, "2026-04-14T16:00:00Z");
        await iem.Tam.ApproveAsync(iem.Id);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Plan_That_Ends_In_The_Middle_Of_The_Event_Does_Not_Cover_It() => Story.Tell(async story =>
    {
        await EnterpriseUntil(story, "2026-04-13T16:00:00Z");

        var refused = (await story.Elm().Posts("/api/iem-requests", IemExtensions.Order("2026-04-13", "2026-04-14"))).Refuses(HttpStatusCode.UnprocessableEntity, "lastDay");

        Assert.Contains("on 2026-04-14 the account's plan, basic, does not", (string)refused.Json["errors"]![0]!["reason"]!, StringComparison.Ordinal);
        await story.HasNothingReserved();
        (await story.Elm().Posts("/api/iem-requests", IemExtensions.Order("2026-04-14", "2026-04-15"))).Refuses(HttpStatusCode.UnprocessableEntity, "firstDay");
        await story.Requests("2026-04-13", "2026-04-13");
        await story.ForgetsMessages();
    });

    [Theory]
    [InlineData("basic")]
    [InlineData("developer")]
    [InlineData("business")]
    public Task Other_Plans_Are_Told_Which_One_Has_It(string plan) => Story.Tell(async story =>
    {
        var customer = story.Customer($"demo-{plan}");

        var refused = (await customer.Posts("/api/iem-requests", IemExtensions.Order("2026-04-13", "2026-04-14"))).Refuses(HttpStatusCode.UnprocessableEntity, "account");

        Assert.Contains($"plan, {plan}, does not include infrastructure event management; enterprise does", refused.Text, StringComparison.Ordinal);
        Assert.Null((await customer.Gets($"/api/accounts/demo-{plan}/entitlements")).Is(HttpStatusCode.OK).Json["iem"]);
    });

    static async Task EnterpriseUntil(Story story, string? to)
    {
        var account = (await story.Operator.Gets("/api/accounts/demo-enterprise")).Is(HttpStatusCode.OK).Json;
        account["subscriptions"]![0]!["to"] = to;
        (await story.Operator.Puts("/api/accounts/demo-enterprise", account)).Is(HttpStatusCode.OK);
    }
}
