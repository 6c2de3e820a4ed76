using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Iem;

public class IemFiguresTests
{
    [Fact]
    public void Figures_OfTickets_AreThoseFiledWhileTheEventRan()
    {
        string[] at = ["2026-10-15T23:59", "2026-10-16T00:00", "2026-10-17T23:59", "2026-10-18T00:00"];
        var tickets = at.Select(t => Ticket(t, Severity.General)).Reverse().ToList();

        var figures = Of(IemStory.In(IemStatus.WrappingUp), tickets);

        Assert.Equal(["2026-10-16T00:00", "2026-10-17T23:59"], figures.Tickets.All.Select(t => IemGiven.Wall(t.AcceptedAt)));
    }

    [Fact]
    public void Figures_OfAnswers_CountWhatWasInTimeAndTheSlowest()
    {
        var answered = TicketStory.Filed("enterprise", Severity.General, at: IemGiven.At("2026-10-16T10:00")).Advance("PT2H").Answer().Ticket;
        var urgent = TicketStory.Filed("enterprise", Severity.BusinessCritical, at: IemGiven.At("2026-10-16T11:00")).Advance("PT5H").Answer().Ticket;
        var open = Ticket("2026-10-17T12:00", Severity.General);

        var figures = Of(IemStory.In(IemStatus.WrappingUp), [answered, urgent, open]).Tickets;

        Assert.Equal((3, 1, 1, 1), (figures.Filed, figures.Urgent, figures.Answered, figures.Missed));
        Assert.Equal([Duration.FromHours(2), null], figures.All.Where(t => t.FirstResponse != ClockState.Missed).Select(t => t.After));
    }

    [Fact]
    public void Figures_OfMilestones_SayWhatWasOnTime()
    {
        var story = IemStory.Approved().Complete("kick-off", "minutes").Until("2026-10-08T18:01").Complete("architecture-review", "architecture-diagram", "capacity-plan");

        var figures = Of(story, []).Milestones;

        Assert.Equal([("kick-off", true), ("architecture-review", false), ("health-check", null)], figures.Take(3).Select(m => (m.Id, m.OnTime)));
        Assert.Equal(MilestoneState.Open, figures[2].State);
    }

    [Fact]
    public void Figures_OfTheEvent_HoldItsUpdatesAndStatuses()
    {
        var story = IemStory.In(IemStatus.Live).Advance("PT30M").Update(Light.Red, "It is down.").Advance("PT1H").Update(Light.Green, "It is up.").Until("2026-10-18T00:00");

        var figures = Of(story, []);

        Assert.Equal(["red It is down. Tom", "green It is up. Tom"], figures.Updates.Select(u => $"{u.State} {u.Note} {u.By}"));
        Assert.Equal(47, figures.StatusesSent);
        Assert.Null(figures.Report);
    }

    static Ticket Ticket(string at, Severity severity) => TicketStory.Filed("enterprise", severity, at: IemGiven.At(at)).Ticket;

    static IemFigures Of(IemStory story, IReadOnlyList<Ticket> tickets) => IemFigures.Of(story.Request, story.Timeline, tickets);
}
