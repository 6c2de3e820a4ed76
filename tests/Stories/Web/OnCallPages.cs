using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Web;

/// <summary>Lee looks who is on call, mends a gap and gives a night away. Berlin is an hour ahead of UTC until the 29th of March.</summary>
public class OnCallPages
{
    const string Nights = "/schedules/nights";

    static readonly object Rota = new
    {
        name = "Nights", timeZone = "Europe/Berlin", owners = new[] { "demo-lead" },
        layers = new[] { new { name = "Nights", people = new[] { "demo-engineer", "demo-expert" }, unit = "days", length = 1, start = "2026-03-02T08:00:00", restrictions = new[] { new { days = new[] { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" }, from = "08:00:00", to = "06:00:00" } } } },
    };

    [Fact]
    public Task Who_Is_On_Call_Gaps_An_Override_And_A_Swap() => Story.Tell(Story.NoAuditor, async story =>
    {
        (await story.Operator.Puts("/api/schedules/nights", Rota)).Is(HttpStatusCode.Created);
        await story.ForgetsMessages();
        var (lee, olga) = (await story.Visits("demo-staff"), await story.Visits(await KeyOf(story, "demo-oncall-1")));

        var now = (await olga.Opens("/on-call")).Text;
        Assert.Contains("You are on call", now, StringComparison.Ordinal);
        Assert.Contains("calendar.ics?token=", now, StringComparison.Ordinal);
        Assert.Contains("Demo escalation", now, StringComparison.Ordinal);
        Assert.Contains("Nobody is on call at these times", now, StringComparison.Ordinal);
        Assert.Contains("You are not on call", (await lee.Opens("/on-call")).Text, StringComparison.Ordinal);

        var calendar = (await lee.Opens($"{Nights}?from=2026-03-04")).Text;
        Assert.Contains("06:00–08:00: Nobody", calendar, StringComparison.Ordinal);
        Assert.Contains("08:00–24:00: Erin Engineer", calendar, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"day\"", calendar, StringComparison.Ordinal);

        var refused = (await lee.Posts($"{Nights}/overrides", ("form", "override"), ("personId", "demo-lead"), ("from", "2026-03-04T08:00"), ("to", "2026-03-04T06:00"))).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("value=\"2026-03-04T08:00\"", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Ends after it starts.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("clocks go forward over it", (await lee.Posts($"{Nights}/overrides", ("form", "override"), ("personId", "demo-lead"), ("from", "2026-03-29T02:30"), ("to", "2026-03-29T06:00"))).Is(HttpStatusCode.UnprocessableEntity).Text, StringComparison.Ordinal);

        var added = (await lee.Posts($"{Nights}/overrides", ("form", "override"), ("once", "a"), ("personId", "demo-lead"), ("from", "2026-03-04T06:00"), ("to", "2026-03-04T08:00"), ("insteadOf", ""))).Is(HttpStatusCode.SeeOther);
        (await lee.Posts($"{Nights}/overrides", ("form", "override"), ("once", "a"), ("personId", "demo-lead"), ("from", "2026-03-04T06:00"), ("to", "2026-03-04T08:00"), ("insteadOf", ""))).Is(HttpStatusCode.SeeOther);
        var mended = (await lee.Opens(added.Headers.Location!.OriginalString)).Text;
        Assert.Contains("The change is kept.", mended, StringComparison.Ordinal);
        Assert.Contains("06:00–08:00: Lee Lead (Override)", mended, StringComparison.Ordinal);
        Assert.Equal(1, mended.Split("/remove\"").Length - 1);
        Assert.Equal("demo-lead", (string)(await story.Staff.Gets("/api/schedules/nights/on-call?at=2026-03-04T06:00:00Z")).Json["people"]![0]!["id"]!);
        Assert.Contains((await story.Staff.Gets("/api/schedules/nights/timeline")).Json["items"]!.AsArray(), e => ((string)e!["type"]!, (string)e["channel"]!) == ("override-added", "web"));

        Assert.DoesNotContain("Remove the override", (await olga.Opens(Nights)).Text, StringComparison.Ordinal);
        (await olga.Posts($"{Nights}/overrides", ("personId", "demo-lead"), ("from", "2026-03-05T06:00"), ("to", "2026-03-05T08:00"))).Is(HttpStatusCode.Forbidden);
        (await olga.Posts($"{Nights}/overrides", ("personId", "demo-oncall-1"), ("from", "2026-03-05T06:00"), ("to", "2026-03-05T08:00"))).Is(HttpStatusCode.SeeOther);
        var swap = (await lee.Posts($"{Nights}/swaps", ("form", "swap"), ("first", "demo-engineer 2026-03-04T07:00:00Z 2026-03-05T05:00:00Z"), ("second", "demo-expert 2026-03-03T07:00:00Z 2026-03-04T05:00:00Z"))).Is(HttpStatusCode.SeeOther);
        Assert.Contains("08:00–24:00: Xia Expert (Override)", (await lee.Opens(swap.Headers.Location!.OriginalString)).Text, StringComparison.Ordinal);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Days_On_Which_Clocks_Change_Are_As_Long_As_They_Are() => Story.Tell(async story =>
    {
        var lee = await story.Visits("demo-staff");
        var spring = (await lee.Opens("/schedules/demo?view=month&from=2026-03-29")).Text;
        Assert.Contains("Tue 31 Mar 2026", spring, StringComparison.Ordinal);
        Assert.Contains("23 hours: clocks go forward", spring, StringComparison.Ordinal);
        Assert.Contains("width=\"95.833%\"", spring, StringComparison.Ordinal);
        Assert.Contains("from=2026-02-01", spring, StringComparison.Ordinal);
        Assert.Contains("25 hours: clocks go back", (await lee.Opens("/schedules/demo?from=2026-10-19")).Text, StringComparison.Ordinal);
        (await lee.Gets("/schedules/ghost")).Is(HttpStatusCode.NotFound);
        (await lee.Opens("/schedules/demo?from=9999-99-99")).Is(HttpStatusCode.OK);

        var customer = await story.Visits("demo-enterprise");
        foreach (var path in new[] { "/on-call", "/schedules/demo", "/pages", "/people", "/people/demo-lead", "/readiness" })
        {
            (await customer.Gets(path)).Is(HttpStatusCode.Forbidden);
        }
    });

    [Fact]
    public Task Operator_Plans_Maintenance_And_Calls_It_Off() => Story.Tell(async story =>
    {
        var ops = await story.Visits("demo-operator");
        var refused = (await ops.Posts("/on-call/maintenance", ("form", "maintenance"), ("policy", "default"), ("from", "soon"), ("to", "2026-03-02T12:00"), ("reason", "Network"))).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("value=\"Network\"", refused.Text, StringComparison.Ordinal);
        (await ops.Posts("/on-call/maintenance", ("form", "maintenance"), ("policy", "default"), ("from", "2026-03-02T10:00"), ("to", "2026-03-02T12:00"), ("reason", "Network"))).Is(HttpStatusCode.SeeOther);
        Assert.Contains("Rings nobody", (await ops.Opens("/on-call")).Text, StringComparison.Ordinal);
        var window = (string)(await story.Operator.Gets("/api/policies/default")).Json["maintenance"]![0]!["id"]!;
        (await ops.Posts($"/on-call/maintenance/default/{window}")).Is(HttpStatusCode.SeeOther);
        Assert.DoesNotContain("Rings nobody", (await ops.Opens("/on-call")).Text, StringComparison.Ordinal);
    });

    internal static async Task<string> KeyOf(Story story, string personId, string name = "Somebody") =>
        (string)(await story.Operator.Posts("/api/keys", new { role = "staff", name, personId })).Is(HttpStatusCode.Created).Json["secret"]!;
}
