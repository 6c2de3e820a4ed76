using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

/// <summary>The resolution clock stops while we wait for the customer, to the second.</summary>
public class PendingTests
{
    [Fact]
    public void Resolution_WhilePending_KeepsTheTimeThatWasLeft()
    {
        var story = TicketStory.Filed(catalog: Given.With(resolution: "PT48H")).Advance("PT1H0M7S").Answer().Pend();
        Assert.Equal(ClockState.Paused, Resolution(story).State);

        story.Advance("P2DT3H0M5S").Write();

        Assert.Equal(TicketStatus.Open, story.Ticket.Status);
        Assert.Equal(ClockState.Running, Resolution(story).State);
        Assert.Equal(Given.Span("P2DT3H0M5S"), Resolution(story).PausedFor);
        Assert.Equal(Given.Noon + Duration.FromHours(48) + Given.Span("P2DT3H0M5S"), Resolution(story).DueAt);
    }

    [Fact]
    public void Pauses_SurviveAReclassification()
    {
        var story = TicketStory.Filed("enterprise", Severity.SystemImpaired, Uneven()).Answer().Pend().Advance("PT5H").Write().Regrade(Severity.General);

        Assert.Equal(Given.Noon + Duration.FromHours(72) + Duration.FromHours(5), Resolution(story).DueAt);
    }

    [Fact]
    public void Reclassification_WhilePending_CountsThePauseSoFarAndAfter()
    {
        var story = TicketStory.Filed("enterprise", Severity.SystemImpaired, Uneven()).Answer().Pend().Advance("PT5H").Regrade(Severity.General).Advance("PT2H").Write();

        Assert.Equal(Given.Span("PT7H"), Resolution(story).PausedFor);
        Assert.Equal(Given.Noon + Duration.FromHours(72) + Duration.FromHours(7), Resolution(story).DueAt);
    }

    [Fact]
    public void Pause_InOfficeHours_IsCountedInOfficeHours()
    {
        var friday = Instant.FromUtc(2026, 3, 6, 14, 0);
        var story = TicketStory.Filed(catalog: Given.With(resolution: "PT3H", hours: Given.Office()), at: friday).Answer().Pend();

        story.Advance("P2DT18H").Write();

        Assert.Equal(Instant.FromUtc(2026, 3, 9, 8, 0), story.Now);
        Assert.Equal(Duration.FromHours(2), Resolution(story).PausedFor);
        Assert.Equal(Instant.FromUtc(2026, 3, 9, 11, 0), Resolution(story).DueAt);
    }

    [Fact]
    public void Warnings_GivenBeforeThePause_AreNotRepeatedAfterIt()
    {
        var story = TicketStory.Filed(catalog: Given.With(resolution: "PT10H")).Answer().Advance("PT6H").Pend().Advance("PT1H").Write();

        story.Advance("PT2H");

        Assert.Equal(["50", "75"], story.Events(TicketEvents.Warned).Select(e => e.Details["percent"]));
    }

    [Fact]
    public void Pend_BeforeTheCustomerWasAnswered_IsRefusedSayingWhatToDo()
    {
        var open = TicketStory.Filed(catalog: Given.With(next: "PT2H")).Answer().Write();
        var refusal = Assert.Throws<RefusalException>(() => open.Pend());

        Assert.Equal(RefusalKind.Conflict, refusal.Kind);
        Assert.Contains("Reply first", refusal.Message);
        Assert.Contains("Reply to the customer first", Assert.Throws<RefusalException>(() => TicketStory.Filed().Pend()).Message);
    }

    static Clock Resolution(TicketStory story) => story.Clock(ClockKind.Resolution)!;

    /// <summary>72 hours for a general issue, 24 for anything worse.</summary>
    static Catalog Uneven() => Given.Catalog with
    {
        Plans = [.. Given.Catalog.Plans.Select(p => p with { Resolution = p.FirstResponse.Keys.ToDictionary(s => s, s => Duration.FromHours(s == Severity.General ? 72 : 24)) })],
    };
}
