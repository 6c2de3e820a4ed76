using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.IemDays;

/// <summary>The good case again, and after every step the app is gone and started again on what it had on disk.</summary>
public class KilledAtEveryStep
{
    [Fact]
    public Task Same_Life_Nothing_Twice_And_Nothing_Lost() => Story.Tell(Story.NoAuditor, async story =>
    {
        foreach (var (_, step) in Life.Steps)
        {
            await step(story);
            await story.KillAndRestart();
        }

        var iem = await Life.FindAsync(story);
        await iem.Is("closed");
        Assert.Equal(Happened, (await Timeline(iem)).Where(t => t != "status-sent"));
        Assert.Equal(47, (await iem.Events("status-sent")).Count);
        await story.SessionsAre(used: 1, reserved: 0, left: 2);

        var keys = (await story.OpenMessages()).Select(m => m.Key).Concat((await story.Group()).Select(m => m.Split(' ')[0])).ToList();
        Assert.Equal(keys.Distinct().Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
        foreach (var (what, count) in Sent)
        {
            Assert.Equal((what, count), (what, keys.Count(k => k.Contains($".{what}.", StringComparison.Ordinal))));
        }

        await story.ForgetsMessages();
    });

    static readonly string[] Happened =
    [
        "requested", "approval-reminded", "approved", "plan-changed", "risk-opened", "milestone-reminded", "milestone-done", "milestone-reminded", "milestone-done",
        .. Enumerable.Repeat("scorecard-answered", 8), "milestone-reminded", "milestone-done", "risk-changed", "roster-set", "milestone-reminded", "milestone-done", "milestone-reminded", "go",
        "started", "updated", "updated", "ended", "milestone-done", "milestone-done", "reported", "closed", "surveyed",
    ];

    static readonly (string What, int Count)[] Sent =
    [
        ("iem-received", 1), ("iem-approval", 2), ("iem-approved", 1), ("milestone-assigned", 9), ("milestone-meeting", 3), ("milestone-reminder", 5), ("iem-roster", 2), ("iem-go", 3),
        ("war-room-opened", 1), ("iem-status", 48), ("war-room-closed", 1), ("iem-report", 1), ("iem-survey", 1),
    ];

    static async Task<IReadOnlyList<string>> Timeline(StoryIem iem)
    {
        var items = (await iem.Story.Staff.Gets(iem.Path("timeline"))).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.Equal(Enumerable.Range(1, items.Count), items.Select(e => (int)e!["number"]!));
        return [.. items.Select(e => (string)e!["type"]!)];
    }
}
