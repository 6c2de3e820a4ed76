using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>Its first moment is over, and the decision that starts it is late.</summary>
public class BegunEventTests
{
    [Fact]
    public void NoGo_AfterTheFirstMoment_IsRefusedAndGivesNothingBack() =>
        Refused((r, start) => IemWork.NoGo(r, IemGiven.Lea, "console", "Too late.", start));

    [Fact]
    public void Reschedule_AfterTheFirstMoment_IsRefused() =>
        Refused((r, start) => IemMoves.Reschedule(IemStory.Approved().Setting, r, IemGiven.Tom, "console", "2026-11-10", "2026-11-11", null, null, start));

    [Fact]
    public void Reschedule_WhenTheRegionHasChanged_PlansOnTheNewCalendar()
    {
        var story = IemStory.Approved();
        story.Setting = story.Setting with { Account = story.Setting.Account! with { Region = "sg" }, Calendars = new Dictionary<string, Domain.Calendars.BusinessCalendar>(story.Setting.Calendars) { ["sg"] = story.Setting.Calendars["cn"] } };

        story.Move("2026-11-10", "2026-11-11");

        Assert.Equal("sg", story.Request.Region);
    }

    [Fact]
    public void Approval_WhenTheCalendarIsGone_SaysWhatToDo()
    {
        var story = IemStory.Filed();
        var setting = story.Setting with { Calendars = new Dictionary<string, Domain.Calendars.BusinessCalendar>() };

        var refused = Assert.Throws<RefusalException>(() => IemApprovals.Approve(setting, story.Request, IemGiven.Tom, "console", "Go on.", true, story.Now));

        Assert.Equal("account.region", Assert.Single(refused.Errors).Field);
    }

    static void Refused(Func<IemRequest, NodaTime.Instant, object> command)
    {
        var request = IemStory.Approved().Request;

        var refused = Assert.Throws<RefusalException>(() => command(request, IemClaims.Window(request).From));

        Assert.Equal((RefusalKind.Conflict, "firstDay"), (refused.Kind, Assert.Single(refused.Errors).Field));
    }
}
