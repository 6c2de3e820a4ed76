using System.Net;
using System.Text.Json.Nodes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Paging;

/// <summary>A phone in a drawer answers a page every quarter of an hour; the day it does not, people hear of it before a customer does.</summary>
public class Probe
{
    static readonly (string, string)[] Settings = [("SupportFlows:Probe:Policy", "probe")];

    [Fact]
    public Task Probe_Is_Answered_And_Its_Way_Is_Measured() => Story.Night(Settings, async story =>
    {
        await Policy(story);
        await story.Advance(30.Seconds());
        await story.Oscar().Expects("Probe 1");
        await story.Advance(7.Seconds());
        await story.Oscar().Texts("c");

        var read = await Reads(story);
        Assert.Equal(("ok", "PT7S"), ((string)read["state"]!, Rounded(read["items"]![0]!["roundTrip"])));
        await story.Advance(14.Minutes());
        await story.Oscar().ExpectsNothing();
        await story.Advance(1.Minutes());
        await story.Oscar().Expects("Probe 2");
        await story.Oscar().Texts("1a");
        await story.KillAndRestart();
        await story.Advance(1.Minutes());
        Assert.Equal(2, (await Reads(story))["items"]!.AsArray().Count);
    });

    [Fact]
    public Task Probe_That_Nobody_Answers_Is_An_Alarm_And_There_Is_No_Second_One() => Story.Night(Settings, async story =>
    {
        story.ExpectsLog("Nobody answered the page");
        story.ExpectsLog("nobody answered");
        await Policy(story);
        await story.Advance(10.Minutes());
        await story.ForgetsMessages();
        Assert.Equal("unanswered", (string)(await Reads(story))["state"]!);

        await story.Advance(40.Minutes());
        await story.ForgetsMessages();
        Assert.Single((await Reads(story))["items"]!.AsArray());

        // The phone is found, and charged.
        await story.Oscar().Texts("c");
        Assert.Equal("ok", (string)(await Reads(story))["state"]!);
        await story.Advance(1.Minutes());
        await story.Oscar().Expects("Probe 2");
    });

    [Fact]
    public Task Probe_By_A_Policy_That_Is_Not_There_Says_So() => Story.Night(Settings, async story =>
    {
        story.ExpectsLog("nothing is probed until");
        await story.Advance(1.Minutes());
        Assert.Empty((await Reads(story))["items"]!.AsArray());
    });

    [Fact]
    public Task Without_A_Policy_There_Is_None() => Story.Night(async story =>
    {
        await story.Advance(1.Hours());
        Assert.Equal("off", (string)(await Reads(story))["state"]!);
    });

    /// <summary>As the handbook says: one level, and the same phone as the last resort.</summary>
    static async Task Policy(Story story) => (await story.Operator.Puts("/api/policies/probe", new
    {
        name = "Probe",
        levels = new[] { new { targets = new[] { new { kind = "person", id = "demo-oncall-2" } }, wait = "PT5M" } },
        lastResort = new { kind = "person", id = "demo-oncall-2" },
    })).Is(HttpStatusCode.Created);

    static async Task<JsonNode> Reads(Story story) => (await story.Staff.Gets("/api/probe")).Is(HttpStatusCode.OK).Json;

    static string Rounded(JsonNode? duration) => System.Text.RegularExpressions.Regex.Replace((string)duration!, "[.][0-9]+", "");
}
