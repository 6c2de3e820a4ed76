using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>A month in which everything is done in time: from the request to the survey, milestone by milestone.</summary>
public class GoodCase
{
    [Fact]
    public Task Everybody_Hears_What_He_Needs_And_Nothing_Else() => Story.Tell(Story.NoAuditor, async story =>
    {
        var life = new GuardedLife(story);
        foreach (var (_, does) in life.Steps)
        {
            await does();
        }
    });
}
