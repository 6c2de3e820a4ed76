using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using static SupportFlows.Domain.Tests.OnCall.OnCallGiven;

namespace SupportFlows.Domain.Tests.OnCall;

public class ReadinessTests
{
    static readonly Instant Now = At("2026-03-02T08:00Z");

    static readonly Responder[] Everybody = [Reachable("ann"), Reachable("bob"), Reachable("cyd"), Reachable("lea")];

    static readonly EscalationPolicy Policy = new()
    {
        Id = "default",
        Name = "Default",
        Levels = [new([new(TargetKind.Schedule, "first")], Duration.FromMinutes(5)), new([new(TargetKind.Person, "lea")], Duration.FromMinutes(5))],
    };

    [Fact]
    public void Everybody_Reachable_And_Always_Somebody_On_Call_Is_A_Hundred()
    {
        var report = Report(Everybody, Schedule(Weekly));

        Assert.Equal(100, report.Score);
        Assert.Empty(report.People);
        Assert.Empty(report.Gaps);
        Assert.Empty(report.DeadLevels);
        Assert.Equal(Now + Duration.FromDays(364), report.To);
    }

    [Fact]
    public void Nothing_At_All_Is_Not_Ready() => Assert.Equal(0, Readiness.Report([], [], [], [], Now).Score);

    [Fact]
    public void Person_In_The_Chain_Who_Cannot_Be_Reached_Is_Known_Before_The_Page()
    {
        // OnCall went to directors because of one (PEERS C8).
        var report = Report([.. Everybody[..3]], Schedule(Weekly));

        var lea = Assert.Single(report.People);
        Assert.Equal(("lea", false), (lea.PersonId, lea.IsReachable));
        Assert.Equal([ReachFault.NothingVerified, ReachFault.NoPhone], lea.Faults);
        Assert.Equal([new DeadLevel("default", 2)], report.DeadLevels);
        // 40 for cover, 30 for three of four people, 10 for one of two levels.
        Assert.Equal(80, report.Score);
    }

    [Theory]
    [InlineData(ReachFault.Unverified)]
    [InlineData(ReachFault.Stopped)]
    [InlineData(ReachFault.NoPhone)]
    [InlineData(ReachFault.NoRules)]
    public void Each_Fault_Of_A_Person_Is_Named(ReachFault fault)
    {
        var lea = Reachable("lea");
        var faulty = fault switch
        {
            ReachFault.Unverified => lea with { Methods = [.. lea.Methods, new("call", Channel.Voice, "+4930999")] },
            ReachFault.Stopped => lea with { Methods = [.. lea.Methods, new("call", Channel.Voice, "+4930999", Now, Now)] },
            ReachFault.NoPhone => lea with { Methods = [lea.Methods[1]] },
            _ => lea with { Methods = [.. lea.Methods, new("call", Channel.Voice, "+4930999", Now, Now)], ImportantRules = [new(Duration.Zero, "call")] },
        };

        var found = Assert.Single(Report([.. Everybody[..3], faulty], Schedule(Weekly)).People);

        Assert.Contains(fault, found.Faults);
        Assert.Equal(fault != ReachFault.NoRules, found.IsReachable);
    }

    [Fact]
    public void Somebody_Who_Left_Is_Still_In_The_Rotation()
    {
        var report = Report(Everybody, Schedule(Weekly with { People = ["ann", "gone"] }));

        Assert.Equal([ReachFault.Unknown], Assert.Single(report.People).Faults);
    }

    [Fact]
    public void Span_With_Nobody_Costs_Its_Share()
    {
        var half = Schedule(Weekly with { Until = Wall("2026-08-31T10:00:00") });

        var report = Report(Everybody, half);

        Assert.Equal([new ScheduleGap("first", At("2026-08-31T08:00Z"), report.To)], report.Gaps);
        Assert.Equal(80, report.Score);
    }

    [Fact]
    public void Schedule_With_Nobody_At_All_Makes_Its_Level_A_Dead_One() =>
        Assert.Equal([new DeadLevel("default", 1)], Report(Everybody, Schedule()).DeadLevels);

    [Fact]
    public void Who_Carries_Twice_What_Others_Do_Carries_Too_Much()
    {
        var report = Report(Everybody, Schedule(Weekly with { People = ["ann", "bob", "ann", "cyd", "ann", "lea"] }));

        Assert.Equal(["ann"], report.Loads.Where(l => l.TooMuch).Select(l => l.PersonId));
        Assert.Equal(364 * 24, report.Loads.Sum(l => l.Hours));
        Assert.DoesNotContain(report.Loads, l => l.WithoutBreak);
    }

    [Fact]
    public void Two_Weeks_In_A_Row_Are_Without_A_Break_Though_Each_Is_In_Another_Schedule()
    {
        var second = Schedule(Weekly with { People = ["bob", "ann", "cyd"] }) with { Id = "second" };

        var report = Readiness.Report(Staff, Everybody, [Schedule(Weekly), second], [Policy], Now);

        Assert.Equal(["ann", "bob"], report.Loads.Where(l => l.WithoutBreak).Select(l => l.PersonId).Distinct().Order());
    }

    static ReadinessReport Report(IReadOnlyList<Responder> responders, Schedule schedule) => Readiness.Report(Staff, responders, [schedule], [Policy], Now);
}
