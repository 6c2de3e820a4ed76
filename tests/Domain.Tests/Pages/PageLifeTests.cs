using CsCheck;
using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Pages;

namespace SupportFlows.Domain.Tests.Pages;

/// <summary>Whatever people, providers and schedules do, in whatever order: the story itself holds that no key is used twice and nobody is forgotten.</summary>
public class PageLifeTests
{
    enum Move
    {
        Wait,
        Outage,
        Acknowledge,
        Escalate,
        Close,
        Raise,
        RaiseImportant,
        Touch,
        Receipt,
        NobodyOnCall,
        Maintain,
        ProviderDown,
        ProviderUp,
    }

    static readonly Gen<(Move What, int Minutes, int Choice)> Moves = Gen.Select(
        Gen.Frequency((5, Gen.Const(Move.Wait)), (8, Gen.Enum<Move>())), Gen.Int[0, 40], Gen.Int[0, 9]);

    [Fact]
    public void No_Key_Is_Used_Twice_And_A_Triggered_Page_Never_Falls_Silent() => Gen.Select(Moves.Array[1, 25], Gen.Bool, Gen.Bool).Sample(
        (moves, repages, hasLastResort) =>
        {
            var story = PageStory.Ordered(PageStory.Policy(["otto", "#night"], ["lea"]) with
            {
                Repeat = 1,
                RepageAfter = repages ? Duration.FromMinutes(30) : null,
                LastResort = hasLastResort ? PageStory.Target("xena") : null,
            });
            story.OnCallAt = (_, _) => ["xena", "otto"];
            story.Decide();
            foreach (var (what, minutes, choice) in moves) Make(story, what, minutes, choice);
            if (story.Page.Status != PageStatus.Triggered) return;

            story.Maintenance.Clear();
            story.Rung();
            Assert.NotEmpty(story.Advance("PT2H").Rung());
        },
        iter: 500);

    [Fact]
    public void After_An_Acknowledgement_Nothing_Rings_Until_It_Lies_Idle() => Gen.Select(Gen.Int[0, 40], Gen.Int[0, 29], Gen.Enum<DeliveryStatus>(), Gen.Bool).Sample(
        (before, after, receipt, isDown) =>
        {
            var story = PageStory.Ordered(PageStory.Policy(["otto", "lea"], ["xena"]) with { RepageAfter = Duration.FromMinutes(30) });
            if (isDown) story.Network = _ => story.Refused;
            story.Decide().Advance(Duration.FromMinutes(before));
            story.Rung();
            story.Acknowledge("otto");
            var open = story.Fates.Keys.ToList();
            foreach (var key in open.Where(k => k.Contains(".alert.", StringComparison.Ordinal))) story.Hear(key, new Receipt(receipt, story.Now));

            Assert.DoesNotContain(story.Advance(Duration.FromMinutes(after)).Sent(), n => !n.Terms!.IsStatus);
            story.Rung();
            Assert.Contains("sms otto", story.Advance(Duration.FromMinutes(31 - after)).Rung());
        },
        iter: 300);

    [Fact]
    public void What_Is_Planned_When_It_Comes_Early_Does_Nothing() => Gen.Int[1, 119].Sample(seconds =>
    {
        var story = PageStory.Ordered().Decide();
        story.Rung();
        var before = story.Page;

        story.Outage($"PT{seconds}S").Decide();

        Assert.Empty(story.Rung());
        Assert.Equal(before, story.Page);
    });

    static void Make(PageStory story, Move what, int minutes, int choice)
    {
        string[] people = ["otto", "lea", "xena"];
        var who = people[choice % people.Length];
        switch (what)
        {
            case Move.Wait: story.Advance(Duration.FromMinutes(minutes)); break;
            case Move.Outage: story.Outage($"PT{minutes}M").Decide(); break;
            case Move.Acknowledge: story.Acknowledge(who); break;
            case Move.Escalate: story.Escalate(who); break;
            case Move.Close: story.Close(who); break;
            case Move.Raise: story.Raise(); break;
            case Move.RaiseImportant: story.Raise(important: true); break;
            case Move.Touch: story.Do((p, now) => PageCommands.Touch(p, PageStory.Actor(who), "api", now)); break;
            case Move.Receipt when story.Page.Notifications.Where(n => n.OfferedAt is not null).ToList() is { Count: > 0 } open:
                story.Hear(open[choice % open.Count].Key, new Receipt((DeliveryStatus)(choice % 5), story.Now));
                break;
            case Move.NobodyOnCall: story.OnCallAt = (_, _) => []; break;
            case Move.Maintain: story.Maintenance.Add(new MaintenanceWindow("m", "night", story.Now, story.Now + Duration.FromMinutes(minutes), "Work")); break;
            case Move.ProviderDown: story.Network = _ => story.Refused; break;
            case Move.ProviderUp: story.Network = story.Arrives; break;
        }
    }
}
