using SupportFlows.Domain.Iem;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>Messages that wait are taken back when nobody needs them any more.</summary>
public class OvertakenTests
{
    [Fact]
    public void Question_ThatIsAnswered_IsWithdrawn() => Assert.Equal(["iem-approval"], Withdrawn(IemStory.Filed(), s => s.Approve()));

    [Fact]
    public void Assignments_OfMilestonesThatMoved_AreWithdrawn()
    {
        var story = IemStory.Approved();

        Assert.Equal(Enumerable.Repeat("milestone-assigned", 9), Withdrawn(story, s => s.Move("2026-11-11", "2026-11-12")).Where(t => t.StartsWith("milestone", StringComparison.Ordinal)));
    }

    [Fact]
    public void Reminder_OfAMilestoneThatIsDone_IsWithdrawn()
    {
        var story = IemStory.Approved();
        story.Sent.Clear();

        Assert.Equal(["milestone-reminder"], Withdrawn(story.Until("2026-09-27T18:00"), s => s.Complete("kick-off", "minutes")));
    }

    [Fact]
    public void Status_WithANewerOne_IsWithdrawn()
    {
        var story = IemStory.In(IemStatus.Live);
        story.Sent.Clear();

        Assert.Equal(["iem-status"], Withdrawn(story.Advance("PT1H"), s => s.Advance("PT1H")));
    }

    [Fact]
    public void BadNews_UntilANewerStatus_IsNot()
    {
        var story = IemStory.In(IemStatus.Live).Advance("PT20M");
        story.Sent.Clear();
        story.Update(Light.Red, "It is down.");

        Assert.Empty(Withdrawn(story, s => s.Advance("PT10M").Decide()));
        Assert.Equal(["iem-status"], Withdrawn(story, s => s.Advance("PT30M")));
    }

    [Fact]
    public void Everything_AboutAnEventThatIsCancelled_IsWithdrawnButTheEndItself()
    {
        var story = IemStory.Approved();

        Assert.Equal(["iem-approval", .. Enumerable.Repeat("milestone-assigned", 9)], Withdrawn(story, s => s.Cancel()).Order());
        Assert.Contains(story.Sent, n => n.Template == "iem-ended");
    }

    /// <summary>Templates of what had not left yet and was withdrawn by what followed.</summary>
    static IEnumerable<string> Withdrawn(IemStory story, Action<IemStory> then)
    {
        story.Unsent = [.. story.Sent.Select(n => n.Key)];
        story.Withdrawn.Clear();
        then(story);
        return story.Withdrawn.Select(key => key.Split('.')[1]);
    }
}
