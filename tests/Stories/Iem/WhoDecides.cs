using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>The vendor prepares the event; its technical account manager or a lead decides on it.</summary>
public class WhoDecides
{
    [Fact]
    public Task Customer_Neither_Approves_Nor_Prepares_In_The_Vendors_Name() => Story.Tell(async story =>
    {
        var iem = await story.Requests("2026-04-13", "2026-04-14");
        await story.ForgetsMessages();
        await Refuses(story.Elm(), iem, "approve", "reject");
        await iem.Is("requested");
        await iem.Tam.ApproveAsync(iem.Id);
        await story.ForgetsMessages();

        await Refuses(story.Elm(), iem, "go", "no-go", "milestones/kick-off/complete", "milestones/kick-off/assign", "roster", "scorecard", "updates", "report", "close");
        await iem.Customer.OpenRiskAsync(iem.Id, "One database", "amber");
        (await story.Elm().Posts(iem.Path("risks/r1"), new { state = "accepted", note = "We live with it." })).Refuses(HttpStatusCode.Forbidden);
        await iem.Customer.SetRiskAsync(iem.Id, "r1", "closed");
        await iem.Is("preparing");
    });

    [Fact]
    public Task Handler_Prepares_It_And_Does_Not_Decide() => Story.Tell(async story =>
    {
        var made = (await story.Operator.Posts("/api/keys", new { role = "staff", name = "Xia Expert", personId = "demo-expert" })).Is(HttpStatusCode.Created).Json;
        var (handler, nobody) = (story.Customer((string)made["secret"]!), story.Customer(await KeyOfNobody(story)));
        var iem = await story.Requests("2026-04-13", "2026-04-14");
        await story.ForgetsMessages();
        await Refuses(handler, iem, "approve", "reject");
        await Refuses(nobody, iem, "approve", "reject");
        (await story.Operator.Posts(iem.Path("approve"), "{}")).Is(HttpStatusCode.OK);
        await story.ForgetsMessages();

        await Refuses(handler, iem, "go", "no-go");
        await Refuses(nobody, iem, "go", "no-go");
        (await handler.Posts(iem.Path("scorecard"), new { answers = new[] { new { item = "capacity", light = "green" } } })).Is(HttpStatusCode.OK);
        (await story.Staff.Posts(iem.Path("go"), "{}")).Is(HttpStatusCode.OK);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Who_Saw_An_Older_Copy_Changes_Nothing() => Story.Tell(async story =>
    {
        var iem = await story.Requests("2026-04-13", "2026-04-14");
        await story.ForgetsMessages();
        var seen = (await story.Tam().Gets(iem.Path())).ETag;
        await iem.Customer.RescheduleAsync(iem.Id, new(2026, 4, 20), new(2026, 4, 21));
        await story.ForgetsMessages();

        using var watch = new Fuzz.Watch(story.Get<Microsoft.Extensions.Configuration.IConfiguration>()["SupportFlows:DataDirectory"]!);
        (await story.Tam().Posts(iem.Path("approve"), "{}", ("If-Match", seen))).Refuses(HttpStatusCode.PreconditionFailed, "If-Match");
        (await story.Elm().Posts(iem.Path("extend"), new { lastDay = "2026-04-22" }, ("If-Match", seen))).Refuses(HttpStatusCode.PreconditionFailed, "If-Match");
        Assert.False(watch.SeesAWrite());

        await iem.Is("requested");
        await story.SessionsAre(used: 0, reserved: 1, left: 2);
        Assert.Equal(new DateOnly(2026, 4, 21), Assert.Single((await story.Entitlements()).Claims).LastDay);
        var now = await story.Tam().Gets(iem.Path());
        Assert.Equal(HttpStatusCode.NotModified, (await story.Tam().Gets(iem.Path(), ("If-None-Match", now.ETag))).Status);
        (await story.Tam().Posts(iem.Path("approve"), "{}", ("If-Match", now.ETag))).Is(HttpStatusCode.OK);
        await story.ForgetsMessages();
    });

    static async Task Refuses(Party party, StoryIem iem, params string[] moves)
    {
        foreach (var move in moves)
        {
            (await party.Posts(iem.Path(move), """{"reason":"Because."}""")).Refuses(HttpStatusCode.Forbidden);
        }
    }

    /// <summary>A program's, which is no person.</summary>
    static async Task<string> KeyOfNobody(Story story) =>
        (string)(await story.Operator.Posts("/api/keys", new { role = "staff", name = "A program" })).Is(HttpStatusCode.Created).Json["secret"]!;
}
