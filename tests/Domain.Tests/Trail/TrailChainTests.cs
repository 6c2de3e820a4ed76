using NodaTime;
using SupportFlows.Domain.Trail;

namespace SupportFlows.Domain.Tests.Trail;

public class TrailChainTests
{
    static readonly LocalDate Day = new(2026, 3, 2);

    static readonly List<TrailEntry> Whole = Chain(5);

    static readonly Func<TrailEntry, TrailEntry>[] Changes =
    [
        e => e with { Act = "nothing" },
        e => e with { By = "somebody else" },
        e => e with { ByName = "Somebody Else" },
        e => e with { Subject = e.Subject + "x" },
        e => e with { Details = "" },
        e => e with { Address = "203.0.113.9" },
        e => e with { At = e.At + Duration.FromTicks(1) },
        e => e with { Before = TrailChain.Start },
        // From one field into the next.
        e => e with { Subject = e.Subject + e.Details[..1], Details = e.Details[1..] },
    ];

    [Fact]
    public void Check_AsItWasWritten_Holds()
    {
        Assert.Null(Broken(Whole));
        Assert.Null(TrailChain.Check(Day, [], (0, ""), _ => false));
    }

    [Fact]
    public void Check_OneChanged_SaysWhich() => Assert.All(Changes, change =>
    {
        var changed = Whole.ToList();
        changed[2] = change(changed[2]);
        Assert.Equal(new TrailBreak(Day, 3, "The entry is not as it was written."), Broken(changed));

        // Nor does it help to seal it again.
        changed[2] = TrailChain.Seal(changed[2]);
        Assert.InRange(Broken(changed)!.Number, 3, 4);
    });

    [Fact]
    public void Check_TakenOutPutInOrSwapped_SaysWhere()
    {
        Assert.Equal(2, Broken([.. Whole.Where(e => e.Number != 2)])!.Number);
        Assert.Equal(1, Broken([.. Whole.Skip(1)])!.Number);
        Assert.Equal(5, Broken([.. Whole.Take(4)])!.Number);
        Assert.Equal(1, Broken([])!.Number);
        Assert.Equal(2, Broken([Whole[0], Whole[2], Whole[1], Whole[3], Whole[4]])!.Number);
        Assert.Equal(7, Broken([.. Whole, TrailChain.Seal(Whole[4] with { Number = 6, Before = Whole[4].Hash })])!.Number);
    }

    [Fact]
    public void Check_OfAnotherDay_DoesNotFollow() => Assert.Equal(
        new TrailBreak(Day, 1, "The entry does not follow the one before it."), TrailChain.Check(Day, Whole, (5, Whole[4].Hash), before => before == Whole[4].Hash));

    static TrailBreak? Broken(IReadOnlyList<TrailEntry> entries) => TrailChain.Check(Day, entries, (5, Whole[4].Hash), before => before == TrailChain.Start);

    static List<TrailEntry> Chain(int count)
    {
        var chain = new List<TrailEntry>();
        for (var n = 1; n <= count; n++)
        {
            chain.Add(TrailChain.Seal(new TrailEntry(
                Day, n, Instant.FromUtc(2026, 3, 2, 9, n), "key-made", "0123456789abcdef", "Otto Operator", $"key-{n}", $"details-{n}", "198.51.100.7", n == 1 ? TrailChain.Start : chain[^1].Hash)));
        }

        return chain;
    }
}
