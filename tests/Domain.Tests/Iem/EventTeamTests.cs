using SupportFlows.Domain.Iem;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Tests.Pages;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>The roster as a schedule and a policy of its own, which pages the team before everybody else.</summary>
public class EventTeamTests
{
    static readonly EscalationPolicy Night = PageStory.Policy(["otto"], ["lea"]);

    static IemStory Rostered => IemStory.Approved().Roster(new FixedShift("enzo", IemGiven.At("2026-10-16T00:00"), IemGiven.At("2026-10-18T00:00")));

    [Fact]
    public void Team_WithoutARoster_IsNone()
    {
        Assert.Null(EventTeam.Schedule(null, IemStory.Approved().Request));
        Assert.Null(EventTeam.Policy(null, IemStory.Approved().Request, Night, Given.Span("PT5M")));
    }

    [Fact]
    public void Policy_OfATeam_PagesItFirstAndThenWhoeverIsBehind()
    {
        var policy = EventTeam.Policy(null, Rostered.Request, Night, Given.Span("PT5M"))!;

        Assert.Equal(["iem-e1", "otto", "lea"], policy.Levels.SelectMany(l => l.Targets).Select(t => t.Id));
        Assert.Equal("iem-e1", Assert.Single(EventTeam.Policy(null, Rostered.Request, null, Given.Span("PT5M"))!.Levels).Targets[0].Id);
    }

    [Fact]
    public void Team_AsItIs_IsNotMadeAgain()
    {
        var request = Rostered.Request;
        var (schedule, policy) = (EventTeam.Schedule(null, request), EventTeam.Policy(null, request, Night, Given.Span("PT5M")));

        Assert.Same(schedule, EventTeam.Schedule(schedule, request));
        Assert.Same(policy, EventTeam.Policy(policy, request, Night, Given.Span("PT5M")));
        Assert.NotSame(policy, EventTeam.Policy(policy, request, Night, Given.Span("PT6M")));
    }

    [Fact]
    public void Schedule_OfAnEventThatMoved_MovesAlong()
    {
        var story = Rostered;
        var before = EventTeam.Schedule(null, story.Request);

        var after = EventTeam.Schedule(before, story.Move("2026-11-11", "2026-11-12").Request)!;

        Assert.Equal(["enzo"], SupportFlows.Domain.OnCall.OnCall.At(after, IemGiven.At("2026-11-11T00:00")));
        Assert.Empty(SupportFlows.Domain.OnCall.OnCall.At(after, IemGiven.At("2026-10-16T00:00")));
    }

    [Fact]
    public void Team_OfAnEventThatIsOver_IsTakenAway() => Assert.False(EventTeam.IsWanted(Rostered.Cancel().Request));

    [Fact]
    public void Team_OfALiveEvent_IsThere() => Assert.True(EventTeam.IsWanted(Rostered.Until("2026-10-17T23:59").Request));
}
