using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Pages;

namespace SupportFlows.Domain.Tests.Pages;

public class MaintenanceTests
{
    [Fact]
    public void Page_During_Maintenance_Is_Held_And_Rings_When_It_Is_Over()
    {
        var story = Held("PT0S", "PT1H").Decide();
        Assert.Empty(story.Advance("PT59M").Rung());
        Assert.Single(story.Events(PageEvents.Held));

        Assert.Equal(["sms otto"], story.Advance("PT1M").Rung());
        Assert.Single(story.Events(PageEvents.Resumed));
        Assert.Null(story.Page.HeldUntil);
    }

    [Fact]
    public void Page_Closed_During_Maintenance_Never_Rings()
    {
        var story = Held("PT0S", "PT1H").Decide();
        story.Close("otto", "api");

        Assert.Empty(story.Advance("P1D").Rung());
    }

    [Fact]
    public void Page_That_Maintenance_Interrupts_Starts_Over_Afterwards()
    {
        var story = Held("PT1M", "PT1H").Decide().Advance("PT1H59M");

        Assert.Equal(["sms otto", "sms otto", "voice otto", "sms lea", "voice lea"], story.Rung().Take(5));
        Assert.Equal(2, story.Page.Episode);
    }

    [Fact]
    public void Maintenance_That_Is_Made_Longer_Holds_On()
    {
        var story = Held("PT0S", "PT1H").Decide();
        story.Maintenance[0] = story.Maintenance[0] with { To = story.Now + Duration.FromHours(2) };

        Assert.Empty(story.Advance("PT1H59M").Rung());
        Assert.Equal(["sms otto"], story.Advance("PT1M").Rung());
    }

    [Fact]
    public void Maintenance_Of_Another_Policy_Holds_Nothing()
    {
        var story = Held("PT0S", "PT1H");
        story.Maintenance[0] = story.Maintenance[0] with { PolicyId = "day" };

        Assert.Equal(["sms otto"], story.Decide().Rung());
    }

    [Fact]
    public void Held_Page_Can_Be_Acknowledged()
    {
        var story = Held("PT0S", "PT1H").Decide();
        story.Acknowledge("otto", "api");

        Assert.Empty(story.Advance("P1D").Rung());
    }

    static PageStory Held(string after, string length)
    {
        var story = PageStory.Ordered();
        var from = story.Now + Given.Span(after);
        story.Maintenance.Add(new MaintenanceWindow("m1", "night", from, from + Given.Span(length), "New switches"));
        return story;
    }
}
