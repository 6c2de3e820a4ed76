using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>Two of the three sessions of the year are taken.</summary>
public class LastSession
{
    [Fact]
    public Task Fifty_Ask_At_Once_And_One_Has_It() => Story.Tell(Story.NoAuditor, async story =>
    {
        await story.Requests("2026-05-18", "2026-05-20");
        await story.Requests("2026-06-08", "2026-06-08");

        var answers = await Task.WhenAll(Enumerable.Range(1, 50).Select(n => story.Elm().Posts("/api/iem-requests", IemExtensions.Order("2026-07-06", "2026-07-07", name: $"Team {n}"))));

        Assert.Single(answers, a => a.Status == HttpStatusCode.Accepted);
        foreach (var lost in answers.Where(a => a.Status != HttpStatusCode.Accepted))
        {
            lost.Refuses(HttpStatusCode.Conflict, "entitlement");
            Assert.Contains("3 of 3 sessions", lost.Text, StringComparison.Ordinal);
            Assert.Contains("0 are left", lost.Text, StringComparison.Ordinal);
            Assert.Contains("2026-05-18 to 2026-05-20", lost.Text, StringComparison.Ordinal);
            Assert.Contains("send furtherDays: 2: a quote of 28000.00 CNY", lost.Text, StringComparison.Ordinal);
        }

        await story.SessionsAre(used: 0, reserved: 3, left: 0);
        Assert.Equal(3, (await story.Elm().Gets("/api/iem-requests")).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Count);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Who_Finds_None_Left_Buys_All_Days_And_Who_Cancels_Makes_Room() => Story.Tell(Story.NoAuditor, async story =>
    {
        var first = await story.Requests("2026-05-18", "2026-05-20");
        await story.Requests("2026-06-08", "2026-06-08");
        await story.Requests("2026-07-06", "2026-07-07");
        await story.ForgetsMessages();
        (await story.Elm().Posts("/api/iem-requests", IemExtensions.Order("2026-08-03", "2026-08-04"))).Refuses(HttpStatusCode.Conflict, "entitlement");

        var bought = await story.Requests("2026-08-03", "2026-08-04", furtherDays: 2);
        await story.Ann().Expects("iem-received", "Days to buy: 2, for 28000.00 CNY");
        await story.TamMailbox().Expects("To decide", "Days to buy: 2");
        Assert.False((bool)(await bought.Reads())["session"]!["complimentary"]!);
        await story.SessionsAre(used: 0, reserved: 3, left: 0);

        await first.Customer.CancelAsync(first.Id);
        await story.SessionsAre(used: 0, reserved: 2, left: 1);
        await story.Requests("2026-08-03", "2026-08-04");
        await story.ForgetsMessages();
    });
}
