using System.Net;
using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>The event is five business days away, and the technical account manager is not there.</summary>
public class ShortNotice
{
    [Fact]
    public Task Absent_Tam_Is_Reminded_And_Paged_Then_The_Rota_And_The_Lead_Approves_With_A_Reason() => Story.Night(async story =>
    {
        story.TamPhone().Always(Behaviour.NoAnswer);
        story.Olga().Always(Behaviour.NoAnswer);
        var iem = await story.Requests("2026-03-10", "2026-03-11");
        Assert.Equal("2026-03-02T17:00:00Z", await iem.Field("decideBy"));
        await story.Ann().Expects("iem-received", "notice: 5", "shorter than recommended", "left after this one: 2");
        await story.TamMailbox().Expects("To decide", "notice: 5", "you have to give a reason");

        await story.Advance(4.Hours());
        await story.TamMailbox().Expects("Still to decide");
        await story.Advance(4.Hours());
        await story.TamMailbox().Expects("NOT DECIDED IN TIME");
        await story.LeadMailbox().Expects("NOT DECIDED IN TIME");
        await story.TamPhone().Expects("Approval waits", "Spring sale", "Elm Exchange");
        await story.TamPhone().ExpectsCall();
        await story.Olga().ExpectsNothing();
        await story.Advance(5.Minutes());
        await story.Olga().Expects("Approval waits", "Spring sale");
        await story.Olga().ExpectsCall();

        (await story.Staff.Posts(iem.Path("approve"), "{}")).Refuses(HttpStatusCode.UnprocessableEntity, "reason");
        (await story.Staff.Posts(iem.Path("approve"), """{"reason":"  "}""")).Refuses(HttpStatusCode.UnprocessableEntity, "reason");
        await iem.ApprovalPage(Story.Start).Is("triggered");
        (await story.Staff.Posts(iem.Path("approve"), new { reason = "They did the same last spring." })).Is(HttpStatusCode.OK);

        await iem.Is("preparing");
        await iem.ApprovalPage(Story.Start).Is("closed");
        await story.TamPhone().Expects("Closed by Lee Lead");
        await story.Olga().Expects("Closed by Lee Lead");
        await story.Ann().Expects("iem-approved", "Lee Lead", "They did the same last spring.");
        Assert.Equal("true", Assert.Single(await iem.Events("approved")).Details["expedited"]);
        await story.ForgetsMessages();
        await story.Advance(1.Hours());
    });

    [Fact]
    public Task Nobody_Ever_Decides_So_The_Request_Lapses_At_Its_Start_And_Gives_The_Session_Back() => Story.Tell(IemExtensions.At("2026-03-03T07:00Z"), async story =>
    {
        var iem = await story.Requests("2026-03-04", "2026-03-05");
        await story.SessionsAre(used: 0, reserved: 1, left: 2);
        await story.Until("2026-03-03T15:59:59Z");
        await story.ForgetsMessages();
        await iem.Is("requested");

        await story.Advance(1.Seconds());

        await iem.Is("rejected");
        await story.HasNothingOpen(iem.ApprovalPage(IemExtensions.At("2026-03-03T07:00Z")));
        await story.Ann().Expects("Not approved in time", "given back");
        await story.TamMailbox().Expects("Not approved in time");
        (await story.Tam().Posts(iem.Path("approve"), new { reason = "Now I am back." })).Refuses(HttpStatusCode.Conflict, "status");
        await story.Advance(3.Days());
    });
}
