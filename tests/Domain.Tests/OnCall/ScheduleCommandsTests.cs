using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using static SupportFlows.Domain.Tests.OnCall.OnCallGiven;
using Duty = SupportFlows.Domain.OnCall.OnCall;

namespace SupportFlows.Domain.Tests.OnCall;

public class ScheduleCommandsTests
{
    static readonly Instant Now = At("2026-03-03T12:00Z");
    static readonly Schedule Weeks = ScheduleCommands.Put(null, Schedule(Weekly), Ids, Lea, "api", Now).State;

    [Fact]
    public void Schedule_Is_Made_And_Its_Timeline_Says_By_Whom_And_What()
    {
        var made = ScheduleCommands.Put(null, Schedule(Weekly) with { Owners = ["lea"] }, Ids, Lea, "api", Now);

        var created = Assert.Single(made.Events);
        Assert.Equal((1, "created", Lea, Now), (created.Number, created.Type, created.Actor, created.At));
        Assert.Equal("Weeks: ann, bob, cyd every 1 weeks from 2026-01-05T09:00:00", created.Details["layers"]);
        Assert.Equal(1, made.State.LastEvent);
    }

    [Fact]
    public void Replacing_It_Keeps_Overrides_And_Names_Only_What_Changed()
    {
        var covered = ScheduleCommands.AddOverride(Weeks, Over("o"), Ids, Lea, "api", Now).State;

        var changed = ScheduleCommands.Put(covered, Schedule(Weekly with { Length = 2 }), Ids, Lea, "api", Now);

        Assert.Equal(["layers"], Assert.Single(changed.Events).Details.Keys);
        Assert.Single(changed.State.Overrides);
        Assert.Equal(3, changed.State.LastEvent);
        Assert.Empty(ScheduleCommands.Put(changed.State, Schedule(Weekly with { Length = 2 }), Ids, Lea, "api", Now).Events);
    }

    [Fact]
    public void One_Made_Anew_After_Its_Removal_Begins_Without_Overrides_And_Its_Timeline_Goes_On()
    {
        var covered = ScheduleCommands.AddOverride(Weeks, Over("o"), Ids, Lea, "api", Now).State;
        var removed = Removal.Remove(covered, Lea, "api", Now).State;

        var again = ScheduleCommands.Put(removed, Schedule(Weekly), Ids, Lea, "api", Now);

        Assert.Equal((4, "created"), (Assert.Single(again.Events).Number, again.Events[0].Type));
        Assert.Empty(again.State.Overrides);
        Assert.Null(again.State.RemovedAt);
    }

    [Fact]
    public void Every_Fault_Of_A_Schedule_Is_Named_At_Once()
    {
        var bad = Schedule(
            Weekly with { People = [], Length = 0, TimeZone = "Mars/Olympus", Until = Weekly.Start },
            Weekly with { People = ["nobody"], Unit = (RotationUnit)9, Start = Wall("2026-01-05T09:00:30"), Restrictions = [new([], default, default)] },
            null!) with { Name = " ", TimeZone = "CEST", Owners = ["ghost"] };

        Assert.Equal(
            [
                "name", "timeZone", "layers[0].people", "layers[0].length", "layers[0].timeZone", "layers[0].until", "layers[1].people[0]", "layers[1].unit", "layers[1].start",
                "layers[1].restrictions[0].days", "layers[2]", "owners[0]",
            ],
            Faults(() => ScheduleCommands.Put(null, bad, Ids, Lea, "api", Now)));
    }

    [Fact]
    public void Request_That_Left_Everything_Out_Is_Refused_And_Does_Not_Fail() => Assert.Equal(
        ["name", "timeZone", "layers[0].name", "layers[0].people", "layers[0].length", "layers[0].start"],
        Faults(() => ScheduleCommands.Put(null, Schedule(new Layer(null!, null!, default, 0, default)) with { Name = null!, TimeZone = null!, Owners = null! }, Ids, Lea, "api", Now)));

    [Fact]
    public void Override_Again_Changes_Nothing_And_Another_Under_Its_Id_Is_Refused()
    {
        var covered = ScheduleCommands.AddOverride(Weeks, Over("o"), Ids, Lea, "api", Now).State;

        Assert.Empty(ScheduleCommands.AddOverride(covered, Over("o"), Ids, Lea, "api", Now).Events);
        Assert.Equal(["id"], Faults(() => ScheduleCommands.AddOverride(covered, Over("o") with { PersonId = "ann" }, Ids, Lea, "api", Now)));
    }

    [Fact]
    public void Every_Fault_Of_An_Override_Is_Named_At_Once() => Assert.Equal(
        ["personId", "insteadOf", "insteadOf", "to"],
        Faults(() => ScheduleCommands.AddOverride(Weeks, new Override("o", "ghost", Now, Now, "ghost"), Ids, Lea, "api", Now)));

    [Fact]
    public void Override_That_Is_Over_Is_Refused() =>
        Assert.Equal(["to"], Faults(() => ScheduleCommands.AddOverride(Weeks, Over("o"), Ids, Lea, "api", Now + Duration.FromDays(2))));

    [Fact]
    public void Override_Is_Removed_And_The_Rotation_Is_Back()
    {
        var covered = ScheduleCommands.AddOverride(Weeks, Over("o"), Ids, Lea, "api", Now).State;
        Assert.Equal(["lea"], Duty.At(covered, Now));

        var removed = ScheduleCommands.RemoveOverride(covered, "o", Lea, "api", Now);

        Assert.Equal(["cyd"], Duty.At(removed.State, Now));
        Assert.Equal("lea", Assert.Single(removed.Events).Details["person"]);
        Assert.Equal(RefusalKind.NotFound, Refused(() => ScheduleCommands.RemoveOverride(removed.State, "o", Lea, "api", Now)).Kind);
    }

    [Fact]
    public void Two_People_Swap_Their_Weeks()
    {
        var (ann, bob) = (Week("ann", "2026-03-09T08:00Z"), Week("bob", "2026-03-16T08:00Z"));

        var swapped = ScheduleCommands.Swap(Weeks, ann, bob, "s", Lea, "api", Now);

        Assert.Equal(["bob"], Duty.At(swapped.State, ann.From));
        Assert.Equal(["ann"], Duty.At(swapped.State, bob.From));
        Assert.Equal("shifts-swapped", Assert.Single(swapped.Events).Type);
        Assert.Empty(ScheduleCommands.Swap(swapped.State, ann, bob, "s", Lea, "api", Now).Events);
    }

    [Fact]
    public void Swap_Of_A_Shift_That_Somebody_Else_Has_Is_Refused_And_Says_Who()
    {
        var refused = Refused(() => ScheduleCommands.Swap(Weeks, Week("bob", "2026-03-09T08:00Z"), Week("bob", "2026-03-16T08:00Z"), "s", Lea, "api", Now));

        Assert.Equal(["first.personId", "second.personId"], refused.Errors.Select(e => e.Field));
        Assert.Contains("ann 2026-03-09T08:00:00Z", refused.Errors[0].Reason);
    }

    [Fact]
    public void Swap_Of_A_Shift_Of_A_Temporary_Schedule_Is_Refused_For_It_Would_Not_Hold()
    {
        var ann = Week("ann", "2026-03-09T08:00Z");
        var fixedly = ScheduleCommands.AddTemporary(Weeks, new TemporarySchedule("t", ann.From, ann.To, [ann]), Ids, Lea, "api", Now).State;

        Assert.Equal(["first"], Faults(() => ScheduleCommands.Swap(fixedly, ann, Week("bob", "2026-03-16T08:00Z"), "s", Lea, "api", Now)));
    }

    [Fact]
    public void Temporary_Schedule_Is_Added_Once_And_Removed()
    {
        var wanted = new TemporarySchedule("t", Now, Now + Duration.FromHours(2), [new("ann", Now, Now + Duration.FromHours(1))]);

        var added = ScheduleCommands.AddTemporary(Weeks, wanted, Ids, Lea, "api", Now).State;

        Assert.Empty(ScheduleCommands.AddTemporary(added, wanted with { Shifts = [.. wanted.Shifts] }, Ids, Lea, "api", Now).Events);
        Assert.Equal(["from"], Faults(() => ScheduleCommands.AddTemporary(added, wanted with { Id = "u" }, Ids, Lea, "api", Now)));
        Assert.Equal(["cyd"], Duty.At(ScheduleCommands.RemoveTemporary(added, "t", Lea, "api", Now).State, Now));
    }

    [Fact]
    public void Every_Fault_Of_A_Temporary_Schedule_Is_Named_At_Once()
    {
        var (from, to) = (Now, Now + Duration.FromHours(2));

        Assert.Equal(
            ["shifts[0].personId", "shifts[0]", "shifts[1].to", "shifts[2]"],
            Faults(() => ScheduleCommands.AddTemporary(Weeks, new TemporarySchedule("t", from, to, [new("ghost", from, to + Duration.FromHours(1)), new("ann", to, from), null!]), Ids, Lea, "api", Now)));
        Assert.Equal(["shifts"], Faults(() => ScheduleCommands.AddTemporary(Weeks, new TemporarySchedule("t", from, to, []), Ids, Lea, "api", Now)));
    }

    [Fact]
    public void What_Has_Long_Been_Over_Makes_Room()
    {
        var covered = ScheduleCommands.AddOverride(Weeks, Over("o"), Ids, Lea, "api", Now).State;
        var later = Now + Duration.FromDays(100);

        var next = ScheduleCommands.AddOverride(covered, new Override("p", "ann", later, later + Duration.FromDays(1)), Ids, Lea, "api", later).State;

        Assert.Equal(["p"], next.Overrides.Select(o => o.Id));
    }

    static Override Over(string id) => new(id, "lea", Now, Now + Duration.FromDays(1));

    static FixedShift Week(string person, string from) => new(person, At(from), At(from) + Duration.FromDays(7));
}
