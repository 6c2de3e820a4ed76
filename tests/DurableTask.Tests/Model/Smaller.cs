namespace SupportFlows.DurableTask_Tests.Model;

/// <summary>Lives a little simpler than a given one, the boldest cuts first.</summary>
static class Smaller
{
    /// <summary>The smallest life found that still differs, and how.</summary>
    internal static async Task<(Life Life, string Difference)> FindAsync(Life life, string difference)
    {
        for (var found = true; found;)
        {
            found = false;
            foreach (var smaller in Of(life))
            {
                if (await Trial.RunAsync(smaller) is { } still)
                {
                    (life, difference, found) = (smaller, still, true);
                    break;
                }
            }
        }

        return (life, difference);
    }

    static IEnumerable<Life> Of(Life life) =>
    [
        .. Lists(life.Deeds, Of).Where(deeds => deeds.Count > 0).Select(deeds => life with { Deeds = deeds }),
        .. Lists(life.A, Of).Select(program => life with { A = program }),
        .. Lists(life.B, Of).Select(program => life with { B = program }),
    ];

    /// <summary>Without the first half, the second, or one of them; then with one made simpler.</summary>
    static IEnumerable<IReadOnlyList<T>> Lists<T>(IReadOnlyList<T> list, Func<T, IEnumerable<T>> simpler)
    {
        var half = list.Count / 2;
        return
        [
            .. half > 1 ? (IReadOnlyList<T>[])[[.. list.Take(half)], [.. list.Skip(half)]] : [],
            .. Enumerable.Range(0, list.Count).Select(at => (IReadOnlyList<T>)[.. list.Where((_, index) => index != at)]),
            .. Enumerable.Range(0, list.Count).SelectMany(at => simpler(list[at]).Select(item => (IReadOnlyList<T>)[.. list.Select((old, index) => index == at ? item : old)])),
        ];
    }

    static IEnumerable<Deed> Of(Deed deed) =>
    [
        .. deed.Kill is null ? (Deed[])[] : [deed with { Kill = null }],
        .. deed switch
        {
            Deed.Start { Refused: not null } start => [start with { Refused = null }],
            Deed.Start { After: > 0 } start => [start with { After = 0 }],
            Deed.Raise { Times: > 1 } raise => [raise with { Times = 1 }],
            Deed.Terminate { Recursive: true } terminate => [terminate with { Recursive = false }],
            _ => (Deed[])[],
        },
    ];

    static IEnumerable<Step> Of(Step step) => step switch
    {
        Step.Call call => ((Step[])[new Step.Call(0, 1, false), call with { Attempts = 1 }, call with { Caught = false }]).Where(simpler => simpler != step),
        Step.All => [new Step.Call(0, 1, false)],
        Step.Hold => [new Step.Call(0, 1, false)],
        Step.Leave(var program) leave => program is null ? [] : [new Step.Leave(null), .. Lists(program, Of).Select(smaller => leave with { Program = smaller })],
        Step.Sleep { Minutes: > 1 } => [new Step.Sleep(1)],
        Step.Either(var name, _, _) either => [new Step.Wait(name), new Step.Sleep(either.Minutes), .. either.LeavesWait ? (Step[])[either with { LeavesWait = false }] : []],
        Step.Child(var program, var caught) child => [.. caught ? (Step[])[child with { Caught = false }] : [], .. Lists(program, Of).Select(smaller => child with { Program = smaller })],
        Step.Again { KeepEvents: false } => [new Step.Again(true)],
        _ => [],
    };
}
