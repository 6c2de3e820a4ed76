using System.Globalization;
using CsCheck;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Fuzz;

/// <summary>
/// Every HTTP function takes whatever is sent: it is done, or refused by name, and nothing is half-done. <c>SUPPORTFLOWS_FUZZ=100000</c> says how many requests; a failure prints
/// its seed, to be set as <c>CsCheck_Seed</c>.
/// </summary>
public class AnythingIsAnswered
{
    const int InEveryBuild = 200;

    /// <summary>The store grows by each that is taken, and with it what a list has to read: a fresh one is like the first.</summary>
    const int OfOneStore = 5_000;

    static readonly int Wanted = int.Parse(Environment.GetEnvironmentVariable("SUPPORTFLOWS_FUZZ") ?? $"{InEveryBuild}", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Whatever_Is_Sent_Is_Done_Or_Refused_By_Name_And_Never_Half_Done()
    {
        for (var sent = 0; sent < Wanted; sent += OfOneStore)
        {
            await Story.Tell(story => ShootAsync(story, Math.Min(OfOneStore, Wanted - sent)));
        }
    }

    static async Task ShootAsync(Story story, int count)
    {
        Array.ForEach(FuzzedApp.Explained, story.ExpectsLog);
        using var app = await FuzzedApp.OfAsync(story);
        await Shot.Gens.SampleAsync(app.ShootAsync, iter: count, threads: 1, print: shot => $"{Target.All[shot.Target % Target.All.Count].Name} {string.Join("; ", shot.Twists)}");

        // What was taken can be worked on: nothing falls over it later, and the auditor finds nothing that stands still.
        await story.Advance(TimeSpan.FromMinutes(5));
        await story.Customer("demo-enterprise").Files("business-critical");
        await story.ForgetsMessages();
        TestContext.Current.TestOutputHelper?.WriteLine($"{app.Shots} requests, {app.Taken} taken.");
    }
}
