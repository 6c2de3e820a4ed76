using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>While the event runs the customer hears every hour how it goes, of the hours that piled up the newest; bad news at once.</summary>
public class StatusTests
{
    [Fact]
    public void Status_EveryHour_SaysWhatTheTeamSaidLast()
    {
        var story = IemStory.In(IemStatus.Live);
        story.Tickets = 3;
        story.Sent.Clear();

        story.Advance("PT20M").Update(Light.Amber, "Slower than planned.").Advance("PT39M");
        Assert.Empty(story.Sent);
        story.Advance("PT1M");

        var status = Assert.Single(story.Sent);
        Assert.Equal(("iem-status", "3", "amber", "Slower than planned."), (status.Template, status.Data["tickets"], status.Data["state"], status.Data["note"]));
    }

    [Fact]
    public void Status_AfterAnOutage_IsTheNewestAlone()
    {
        var story = IemStory.In(IemStatus.Live);
        story.Sent.Clear();

        story.Outage("PT5H20M").Decide();

        Assert.Equal("2026-10-15T21:00:00Z", Assert.Single(story.Sent).Data["at"]);
        Assert.Equal(IemGiven.At("2026-10-16T06:00"), story.Request.WakeAt);
        Assert.Equal(5, story.Request.StatusAt!.Value.InZone(IemGiven.Shanghai).Hour);
    }

    [Fact]
    public void Status_OfBadNews_IsToldAtOnce()
    {
        var story = IemStory.In(IemStatus.Live);
        story.Mail();

        Assert.Equal(["iem-status email ann@shop.example"], story.Advance("PT20M").Update(Light.Red, "It is down.").Mail());
        Assert.Equal(["iem-status email ann@shop.example"], story.Advance("PT40M").Mail());
        Assert.Empty(story.Update(Light.Green).Mail());
    }

    [Fact]
    public void Status_WithAChatGroup_GoesThere()
    {
        var story = IemStory.Approved().Go();
        story.Group = new ImGroup(Channel.Slack, "C0123456789");
        story.Mail();

        story.Until("2026-10-16T01:00");
        Assert.Equal(["iem-status slack c0123456789", "war-room-opened slack c0123456789"], Chat(story));
        story.Until("2026-10-18T00:00");
        Assert.Contains("war-room-closed slack c0123456789", Chat(story));
    }

    [Fact]
    public void Status_OverAClockChange_StaysHourly()
    {
        // The 25th of October 2026 has 25 hours in Berlin.
        var story = IemStory.Filed("2026-10-25", "2026-10-25", with: o => o with { TimeZone = "Europe/Berlin" }).Approve().Advance("P60D");

        Assert.Equal(24, story.Events(IemEvents.StatusSent).Count);
    }

    static IEnumerable<string> Chat(IemStory story) => story.Mail().Where(m => m.Contains(" slack ", StringComparison.Ordinal));
}
