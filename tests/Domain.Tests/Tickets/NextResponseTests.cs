using NodaTime;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

/// <summary>The optional target from each customer message: who spoke last is exact (SPEC section 2).</summary>
public class NextResponseTests
{
    [Fact]
    public void CustomersMessage_AfterAnAnswer_StartsTheClock()
    {
        var story = Answered().Advance("PT1H").Write();

        Assert.Equal((1, ClockState.Running, story.Now + Duration.FromHours(2)), Now(story));
    }

    [Fact]
    public void FurtherMessages_WhileItRuns_DoNotPushItBack()
    {
        var story = Answered().Write();
        var due = Next(story).DueAt;

        Assert.Equal(due, Next(story.Advance("PT1H").Write()).DueAt);
    }

    [Fact]
    public void CustomersMessage_BeforeTheFirstAnswer_IsCoveredByTheFirstResponse() =>
        Assert.Null(TicketStory.Filed(catalog: Given.With(next: "PT2H")).Write().Clock(ClockKind.NextResponse));

    [Fact]
    public void Answer_StopsIt_AndTheNextMessageStartsTheNextNumber()
    {
        var story = Answered().Write().Advance("PT1H").Answer();
        Assert.Equal(ClockState.Met, Next(story).State);

        Assert.Equal((2, ClockState.Running, story.Now + Duration.FromHours(2)), Now(story.Write()));
    }

    [Fact]
    public void Note_DoesNotStopIt() => Assert.Equal(ClockState.Running, Next(Answered().Write().Note()).State);

    [Fact]
    public void Thanks_DoNotStartIt() => Assert.Null(Answered().Write("Thanks a lot!").Clock(ClockKind.NextResponse));

    [Fact]
    public void EachMiss_IsItsOwnRecord()
    {
        var story = Answered().Write().Advance("PT3H").Answer().Write().Advance("PT3H").Answer();

        Assert.Equal(["1", "2"], story.Events(TicketEvents.Missed).Select(e => e.Details["number"]));
    }

    static TicketStory Answered() => TicketStory.Filed(catalog: Given.With(next: "PT2H")).Answer();

    static Clock Next(TicketStory story) => story.Clock(ClockKind.NextResponse)!;

    static (int, ClockState, Instant) Now(TicketStory story) => (Next(story).Number, Next(story).State, Next(story).DueAt);
}
