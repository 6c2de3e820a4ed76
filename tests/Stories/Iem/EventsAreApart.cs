using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>A customer's launch is a secret, also to the other customers of the vendor.</summary>
public class EventsAreApart
{
    static readonly string[] Reads = ["", "timeline", "report", "calendar.ics"];

    static readonly (string Move, string Body)[] Moves =
    [
        ("reschedule", """{"firstDay":"2026-04-20","lastDay":"2026-04-20"}"""), ("extend", """{"lastDay":"2026-04-15"}"""), ("cancel", ""), ("accept-quote", """{"purchaseReference":"PO"}"""),
        ("plan", """{"bridge":"https://spy.example"}"""), ("risks", """{"title":"Spied on","rating":"red"}"""), ("risks/r1", """{"state":"closed"}"""), ("survey", """{"rating":1}"""),
    ];

    [Fact]
    public Task Somebody_Else_s_Event_Is_Not_There() => Story.Tell(async story =>
    {
        var iem = await story.HasApproved("2026-04-13", "2026-04-14");
        await iem.Customer.OpenRiskAsync(iem.Id, "One database", "amber");
        var (before, other) = ((await iem.Reads()).ToJsonString(), story.Customer("demo-business"));

        foreach (var part in Reads)
        {
            (await other.Gets(iem.Path(part))).Refuses(HttpStatusCode.NotFound);
        }

        foreach (var (move, body) in Moves)
        {
            (await other.Posts(iem.Path(move), body)).Refuses(HttpStatusCode.NotFound);
        }

        Assert.Equal(before, (await iem.Reads()).ToJsonString());
        Assert.Empty((await other.Gets("/api/iem-requests")).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
        (await other.Gets("/api/iem-requests?account=demo-enterprise")).Refuses(HttpStatusCode.Forbidden, "account");
        (await other.Gets("/api/accounts/demo-enterprise/entitlements")).Refuses(HttpStatusCode.NotFound);
    });

    [Fact]
    public Task Refusal_Is_The_Same_As_For_An_Event_That_Never_Was_Whatever_State_Is_Claimed() => Story.Tell(async story =>
    {
        var iem = await story.HasApproved("2026-04-13", "2026-04-14");
        var (other, never) = (story.Customer("demo-business"), new StoryIem(story, "e0000000000000000"));

        foreach (var (move, body) in Moves)
        {
            foreach (var headers in new (string, string)[][] { [], [("If-Match", "\"stale\"")], [("Idempotency-Key", "k-1")] })
            {
                var theirs = (await other.Posts(iem.Path(move), body, headers)).Refuses(HttpStatusCode.NotFound);
                var none = (await other.Posts(never.Path(move), body, headers)).Refuses(HttpStatusCode.NotFound);
                Assert.Equal(none.Text.Replace(never.Id, "", StringComparison.Ordinal), theirs.Text.Replace(iem.Id, "", StringComparison.Ordinal));
            }
        }
    });
}
