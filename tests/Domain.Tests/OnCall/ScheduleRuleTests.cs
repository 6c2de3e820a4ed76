using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using static SupportFlows.Domain.Tests.OnCall.OnCallGiven;

namespace SupportFlows.Domain.Tests.OnCall;

public class ScheduleRuleTests
{
    static readonly Instant Start = At("2026-03-03T12:00Z");
    static readonly Schedule Weeks = ScheduleCommands.Put(null, Schedule(Weekly) with { Owners = ["lea"] }, Ids, Lea, "api", Start).State;

    [Fact]
    public void Who_Is_On_Call_When_The_Schedule_Begins_Is_Told_Until_When()
    {
        var decision = Next(Weeks, Start);

        var notice = Assert.Single(decision.Notices);
        Assert.Equal("schedule-first.oncall-started.2.email.cyd", notice.Key);
        Assert.Equal("2026-03-09T08:00:00Z", notice.Data["until"]);
        Assert.Null(notice.Data["previous"]);
        Assert.Equal(At("2026-03-09T08:00Z"), decision.Schedule.WakeAt);
        Assert.Equal(["cyd"], decision.Schedule.OnDuty);
    }

    [Fact]
    public void Hand_Over_Tells_Each_Of_The_Other()
    {
        var decision = Next(Next(Weeks, Start).Schedule, At("2026-03-09T08:00Z"));

        Assert.Equal(["oncall-started ann", "oncall-ended cyd"], decision.Notices.Select(n => $"{n.Template} {n.Recipient.PersonId}"));
        Assert.Equal("Cyd", decision.Notices[0].Data["previous"]);
        Assert.Equal("Ann", decision.Notices[1].Data["next"]);
        Assert.Equal("handed-over", Assert.Single(decision.Events).Type);
    }

    [Fact]
    public void A_Year_Of_Wake_Ups_Is_Fifty_Two_Hand_Overs_And_No_Key_Twice()
    {
        var (schedule, notices, at) = (Weeks, new List<Notice>(), Start);
        while (at < Start + Duration.FromDays(364))
        {
            var decision = Next(schedule, at);
            Assert.Empty(Next(decision.Schedule, at).Notices);
            Assert.True(decision.Schedule.WakeAt > at);
            (schedule, at) = (decision.Schedule, decision.Schedule.WakeAt!.Value);
            notices.AddRange(decision.Notices);
        }

        Assert.Equal(1 + 2 * 52, notices.Count);
        Assert.Equal(notices.Count, notices.Select(n => n.Key).Distinct().Count());
    }

    [Fact]
    public void Early_Wake_Up_Does_Nothing_And_A_Late_One_Tells_Who_Is_On_Call_Now()
    {
        var first = Next(Weeks, Start).Schedule;

        Assert.Empty(Next(first, At("2026-03-09T07:59Z")).Notices);
        Assert.Equal(["bob", "cyd"], Next(first, At("2026-03-16T09:00Z")).Notices.Select(n => n.Recipient.PersonId));
    }

    [Fact]
    public void Override_Is_A_Hand_Over_At_Once()
    {
        var first = Next(Weeks, Start).Schedule;
        var covered = ScheduleCommands.AddOverride(first, new Override("o", "ann", Start, Start + Duration.FromHours(1)), Ids, Lea, "api", Start).State;

        var decision = Next(covered, Start);

        Assert.Equal(["ann", "cyd"], decision.Notices.Select(n => n.Recipient.PersonId));
        Assert.Equal(Start + Duration.FromHours(1), decision.Schedule.WakeAt);
        Assert.Equal(decision.Schedule.LastEvent, decision.Schedule.DecidedEvent);
    }

    [Fact]
    public void Owner_Is_Told_Once_Of_Nobody_On_Call_A_Week_Before()
    {
        var ends = Start + Duration.FromDays(20);
        var until = Weeks with { Layers = [Weekly with { Until = ends.InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).LocalDateTime }] };
        var told = new List<(Instant At, Notice Notice)>();
        for (var (schedule, at) = (until, Start); at < ends + Duration.FromDays(40);)
        {
            var decision = Next(schedule, at);
            told.AddRange(decision.Notices.Where(n => n.Template == Templates.OnCallGap).Select(n => (at, n)));
            (schedule, at) = (decision.Schedule, decision.Schedule.WakeAt!.Value);
        }

        var (when, notice) = Assert.Single(told);
        Assert.Equal(ends - Duration.FromDays(7), when);
        Assert.Equal("lea", notice.Recipient.PersonId);
        Assert.Null(notice.Data["end"]);
    }

    [Fact]
    public void Empty_Schedule_Is_Told_Of_At_Once_And_Not_Again_Each_Day()
    {
        // Nobody on call, and nobody was told (PEERS C7).
        var empty = Weeks with { Layers = [] };
        var first = Next(empty, Start);

        Assert.Equal("oncall-gap lea", Assert.Single(first.Notices.Select(n => $"{n.Template} {n.Recipient.PersonId}")));
        Assert.Empty(Next(first.Schedule, Start + Duration.FromDays(1)).Notices);
        Assert.Empty(Next(Next(first.Schedule, Start + Duration.FromDays(8)).Schedule, Start + Duration.FromDays(16)).Notices);
    }

    [Fact]
    public void Many_Spans_In_A_Week_Are_One_Message_And_Those_Without_Owners_Go_To_The_People()
    {
        var days = Weeks with
        {
            Owners = [],
            Layers = [Weekly with { Restrictions = [new([.. Enumerable.Range(1, 7).Select(d => (IsoDayOfWeek)d)], new LocalTime(8, 0), new LocalTime(20, 0))] }],
        };

        var gaps = Next(days, Start).Notices.Where(n => n.Template == Templates.OnCallGap).ToList();

        Assert.Equal(["ann", "bob", "cyd"], gaps.Select(n => n.Recipient.PersonId));
        Assert.All(gaps, g => Assert.Equal(("2026-03-03T19:00:00Z", "2026-03-04T07:00:00Z", "6"), (g.Data["start"], g.Data["end"], g.Data["more"])));
    }

    [Fact]
    public void Gap_That_An_Edit_Makes_Is_Told_Though_Others_Were()
    {
        var first = Next(Weeks, Start).Schedule;
        var hole = new TemporarySchedule("t", Start + Duration.FromDays(1), Start + Duration.FromDays(2), [new("ann", Start + Duration.FromDays(1), Start + Duration.FromHours(30))]);

        var decision = Next(ScheduleCommands.AddTemporary(first, hole, Ids, Lea, "api", Start).State, Start);

        Assert.Equal("2026-03-04T18:00:00Z", Assert.Single(decision.Notices).Data["start"]);
    }

    [Fact]
    public void Removed_Schedule_Lets_Its_People_Go_And_Is_Finished()
    {
        var removed = Removal.Remove(Next(Weeks, Start).Schedule, Lea, "api", Start).State;

        var decision = Next(removed, Start);

        Assert.Equal("oncall-ended cyd", Assert.Single(decision.Notices.Select(n => $"{n.Template} {n.Recipient.PersonId}")));
        Assert.True(decision.Finished);
        Assert.Null(decision.Schedule.WakeAt);
    }

    static ScheduleDecision Next(Schedule schedule, Instant now) => ScheduleRule.Next(new ScheduleFacts(schedule, Staff), now);
}
