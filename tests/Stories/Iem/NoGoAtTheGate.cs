using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>One business day before the event the technical account manager says no-go.</summary>
public class NoGoAtTheGate
{
    [Fact]
    public Task Everybody_Is_Told_The_Session_Is_Given_Back_And_Nothing_Happens_On_The_Day() => Story.Tell(Story.NoAuditor, async story =>
    {
        await story.PagesNobody();
        var iem = await story.HasApproved("2026-04-13", "2026-04-14");
        await iem.Tam.SetRosterAsync(iem.Id, [new("demo-oncall-2", IemExtensions.At("2026-04-12T16:00Z"), IemExtensions.At("2026-04-14T16:00Z"))]);
        await iem.Customer.OpenRiskAsync(iem.Id, "The database was never tested at this size", "red");
        await story.Passes("2026-04-10T07:00Z");

        (await story.Tam().Posts(iem.Path("go"), "{}")).Refuses(HttpStatusCode.Conflict, "risks-closed");
        (await story.Tam().Posts(iem.Path("no-go"), "{}")).Refuses(HttpStatusCode.UnprocessableEntity, "reason");
        await iem.Tam.NoGoAsync(iem.Id, "The load test failed.");

        await iem.Is("no-go");
        var told = await story.Ann().Expects("No-go", "The load test failed.", "given back");
        Assert.Equal("CANCEL", told.Line("METHOD"));
        Assert.Contains("上线", (await story.Mailbox(Contacts.Oncall2).Expects("iem-ended", "The load test failed.")).Subject);
        await story.SessionsAre(used: 0, reserved: 0, left: 3);
        Assert.Empty((await story.Staff.Gets("/api/iem-requests")).Json["items"]!.AsArray());
        Assert.Single((await story.Staff.Gets("/api/iem-requests?over=true")).Json["items"]!.AsArray());
        (await story.Staff.Gets($"/api/schedules/iem-{iem.Id}")).Refuses(HttpStatusCode.NotFound);
        (await story.Staff.Gets($"/api/policies/iem-{iem.Id}")).Refuses(HttpStatusCode.NotFound);
        await story.ForgetsMessages();

        await story.Advance(20.Days());

        await iem.Is("no-go");
        Assert.Empty(await story.Group());
        (await story.Tam().Posts(iem.Path("go"), "{}")).Refuses(HttpStatusCode.Conflict, "status");
        (await story.Elm().Posts(iem.Path("reschedule"), new { firstDay = "2026-06-01", lastDay = "2026-06-01" })).Refuses(HttpStatusCode.Conflict, "status");
    });
}
