using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>An event that is asked for on its eve, with somebody who looks every minute whether anything stands still.</summary>
public class WithTheAuditor
{
    [Fact]
    public Task It_Finds_Nothing_To_Repair_From_The_Request_To_The_Survey() => Story.Tell(async story =>
    {
        await story.PagesNobody();
        var iem = await story.Requests("2026-03-03", "2026-03-03");
        await story.Advance(10.Minutes());
        await iem.Tam.ApproveAsync(iem.Id, "One day, and all is ready.");
        await story.Advance(10.Minutes());
        await iem.IsPreparedBut("");
        await iem.Is("ready");
        await story.Until("2026-03-02T16:01Z");
        await iem.Is("live");
        await iem.Tam.UpdateAsync(iem.Id, "red", "The shop is slow.");
        await story.Until("2026-03-03T16:01Z");
        await iem.Tam.WriteReportAsync(iem.Id, "It was slow for an hour.");
        await story.Advance(10.Minutes());
        await iem.Tam.CloseAsync(iem.Id, "targets-missed");
        (await story.Elm().Posts(iem.Path("survey"), new { rating = 2 })).Is(HttpStatusCode.OK);
        await story.Advance(10.Minutes());
        await iem.Is("closed");
        await story.SessionsAre(used: 1, reserved: 0, left: 2);
        await story.ForgetsMessages();
    });
}
