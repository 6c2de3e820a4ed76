namespace SupportFlows.Stories.Harness;

/// <summary>The clock of the story for who is there before the app and stays when it is killed.</summary>
sealed class StoryTime(DateTimeOffset start) : TimeProvider
{
    TimeProvider? clock;

    public override DateTimeOffset GetUtcNow() => clock?.GetUtcNow() ?? start;

    public void Follow(TimeProvider running) => clock = running;
}
