using NodaTime;
using SupportFlows.Domain.OnCall;
using static SupportFlows.Domain.Tests.OnCall.OnCallGiven;

namespace SupportFlows.Domain.Tests.OnCall;

public class PolicyCommandsTests
{
    static readonly HashSet<string> Schedules = ["first"];

    static readonly EscalationPolicy Policy = new()
    {
        Id = "default",
        Name = "Default",
        Levels = [new([new(TargetKind.Schedule, "first")], Duration.FromMinutes(5)), new([new(TargetKind.Person, "lea")], Duration.FromMinutes(5))],
    };

    [Fact]
    public void Policy_Is_Made_And_Its_Timeline_Says_Who_Is_Paged()
    {
        var made = Put(null, Policy);

        Assert.Equal("schedule first for PT5M; person lea for PT5M", Assert.Single(made.Events).Details["levels"]);
        Assert.Equal((1, "created"), (made.State.LastEvent, made.Events[0].Type));
        Assert.Empty(Put(made.State, Policy).Events);
    }

    [Fact]
    public void Replacing_It_Keeps_Its_Maintenance_And_Says_What_Went()
    {
        var before = Put(null, Policy with { LastResort = new(TargetKind.Person, "lea") }).State;
        var quiet = MaintenanceCommands.Plan(before, new MaintenanceWindow("w", "default", Given.Noon, Given.Noon + Duration.FromHours(1), "Upgrade"), Lea, "api", Given.Noon).State;

        var changed = Put(quiet, Policy);

        Assert.Equal("none", Assert.Single(changed.Events).Details["lastResort"]);
        Assert.Equal(3, changed.Events[0].Number);
        Assert.Single(changed.State.Maintenance);
    }

    [Fact]
    public void Every_Fault_Of_A_Policy_Is_Named_At_Once()
    {
        var bad = Policy with
        {
            Name = "",
            Levels =
            [
                new([], Duration.Zero),
                new([new(TargetKind.Person, "ghost"), new(TargetKind.Schedule, "ann"), new(TargetKind.Person, "ghost")], Duration.FromHours(25)),
                null!,
            ],
            Repeat = -1,
            LastResort = new((TargetKind)7, "lea"),
            LastResortEvery = Duration.FromSeconds(59),
            RepageAfter = Duration.FromDays(8),
        };

        Assert.Equal(
            [
                "name", "levels[0].targets", "levels[0].wait", "levels[1].targets", "levels[1].targets[0].id", "levels[1].targets[1].id", "levels[1].targets[2].id", "levels[1].wait",
                "levels[2].targets", "levels[2].wait", "repeat", "lastResort", "lastResortEvery", "repageAfter",
            ],
            Faults(() => Put(null, bad)));
        Assert.Equal(["levels"], Faults(() => Put(null, Policy with { Levels = [] })));
    }

    static Timelines.Change<EscalationPolicy> Put(EscalationPolicy? before, EscalationPolicy wanted) => PolicyCommands.Put(before, wanted, Ids, Schedules, Lea, "api", Given.Noon);
}
