using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>The same month, and after each of its steps the app is gone from one moment to the next.</summary>
public class KilledAtEveryStep
{
    [Fact]
    public Task Nothing_Is_Lost_And_Nothing_Is_Twice() => Story.Tell(Story.NoAuditor, async story =>
    {
        var life = new GuardedLife(story);
        foreach (var (_, does) in life.Steps)
        {
            await does();
            await story.KillAndRestart();
        }
    });
}
