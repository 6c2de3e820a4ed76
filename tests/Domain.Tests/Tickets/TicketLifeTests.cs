using CsCheck;
using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

/// <summary>Whatever people do, in whatever order and however late anybody notices. <see cref="TicketStory"/> holds the rest at every step.</summary>
public class TicketLifeTests
{
    static readonly Action<TicketStory, int>[] Steps =
    [
        (s, minutes) => s.Advance(Duration.FromMinutes(minutes)),
        (s, minutes) => s.Advance(Duration.FromMinutes(minutes % 40)),
        (s, minutes) => s.Outage(Duration.FromMinutes(minutes)),
        (s, _) => s.Decide(),
        (s, _) => s.Answer(),
        (s, _) => s.Note(),
        (s, _) => s.Write(),
        (s, _) => s.Write("Thanks!"),
        (s, pick) => s.Regrade((Severity)(pick % 4)),
        (s, _) => s.Pend(),
        (s, _) => s.Resolve(),
        (s, _) => s.Close(),
        (s, _) => s.Reopen(),
        (s, pick) => s.Do((t, now) => TicketCommands.Assign(t, Given.Handler, "console", pick % 2 == 0 ? "xena" : "gone", null, now)),
        (s, _) => s.Unnoticed((t, now) => TicketCommands.Reply(s.Catalog, t, Given.Handler, "console", "Look again.", true, now)),
        (s, _) => s.Unnoticed((t, now) => TicketCommands.Reply(s.Catalog, t, Given.Customer, "email", "Still broken.", true, now)),
        (s, _) => s.Unnoticed((t, now) => TicketCommands.Resolve(s.Catalog, t, Given.Handler, "console", now)),
        (s, _) => s.Unnoticed((t, now) => TicketCommands.Pend(s.Catalog, t, Given.Handler, "console", now)),
    ];

    static readonly Gen<(string Plan, Severity Severity, SupportHours? Hours, (int Step, int Pick)[] Steps)> Lives =
        from plan in Gen.OneOf("basic", "developer", "business", "enterprise")
        from severity in Gen.Enum<Severity>()
        from office in Gen.Bool
        from steps in Gen.Select(Gen.Int[0, Steps.Length - 1], Gen.Int[0, 3000]).Array[1, 40]
        select (plan, severity, office ? Given.Office() : null, steps);

    [Fact]
    public void Ticket_WhateverHappens_KeepsItsPromisesExactlyOnce() => Lives.Sample(
        life =>
        {
            var story = TicketStory.Filed(life.Plan, life.Severity, Given.With(next: "PT2H", resolution: "PT30H", hours: life.Hours));
            var missed = new HashSet<(ClockKind, int)>();
            foreach (var (step, pick) in life.Steps)
            {
                Try(() => Steps[step](story, pick));
                missed.UnionWith(Missed(story));
                Assert.All(story.Ticket.Clocks, c => Assert.Equal(missed.Contains((c.Kind, c.Number)), c.State == ClockState.Missed));
                Assert.Equal(story.Ticket.Clocks.Count, story.Ticket.Clocks.DistinctBy(c => c.Kind).Count());
            }

            story.Decide();
            missed.UnionWith(Missed(story));
            Assert.Equal(missed.Count, story.Events(TicketEvents.Missed).Count);
            HoldWarnedOnce(story);
            Assert.Equal(story.Ticket.Status == TicketStatus.Closed, story.Finished);
        },
        iter: 1000);

    static IEnumerable<(ClockKind, int)> Missed(TicketStory story) =>
        story.Ticket.Clocks.Where(c => c.State == ClockState.Missed).Select(c => (c.Kind, c.Number));

    /// <summary>A refusal changes nothing, which the story sees to.</summary>
    static void Try(Action step)
    {
        try
        {
            step();
        }
        catch (RefusalException refusal)
        {
            Assert.Contains(refusal.Kind, (RefusalKind[])[RefusalKind.Conflict, RefusalKind.Invalid]);
        }
    }

    /// <summary>Each percentage once for a clock, unless a reclassification gave it another target.</summary>
    static void HoldWarnedOnce(TicketStory story)
    {
        var seen = new HashSet<string>();
        foreach (var e in story.Timeline)
            if (e.Type == TicketEvents.Reclassified) seen.Clear();
            else if (e.Type == TicketEvents.Warned) Assert.True(seen.Add($"{e.Details["clock"]} {e.Details["number"]} {e.Details["percent"]}"));
    }
}
