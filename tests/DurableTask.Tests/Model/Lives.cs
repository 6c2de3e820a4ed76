using CsCheck;
using Microsoft.DurableTask.Client;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.DurableTask_Tests.Model;

/// <summary>
/// Random lives. In a chatty one instances send each other events, which cross on their way: what is then a race by nature (events dropped by a continue-as-new, a wait
/// left behind) is kept for lonely lives, where every step is ordered.
/// </summary>
static class Lives
{
    static readonly OrchestrationRuntimeStatus[] Unended = [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    static readonly Gen<string> Ids = OneOf("a", "a", "a", "a", "a", "b", "b", "a.0", "a.1", "a.2", "b.0");

    static readonly Gen<string> Roots = OneOf("a", "b");

    static readonly Gen<IReadOnlyList<OrchestrationRuntimeStatus>?> Refused = OneOf<IReadOnlyList<OrchestrationRuntimeStatus>?>(
        null, Unended, [.. Unended, OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated], [OrchestrationRuntimeStatus.Completed], []);

    static readonly Gen<(Checkpoint, int)?> Kills = Gen.Frequency(
        (3, Gen.Const(((Checkpoint, int)?)null)), (1, Gen.Select(Gen.Enum<Checkpoint>(), Gen.Int[1, 5], (point, commits) => ((Checkpoint, int)?)(point, commits))));

    static readonly Gen<Deed> Advance = Gen.Int[1, 9].Select(minutes => (Deed)new Deed.Advance(minutes));

    static readonly Gen<Deed> Redeploy = Gen.Const((Deed)new Deed.Redeploy());

    internal static readonly Gen<Life> All = Gen.Bool.SelectMany(chatty => Gen.Select(Program(chatty, 2), Program(chatty, 2), Deeds(chatty), (a, b, deeds) =>
        new Life(a, b, [new Deed.Start("a", 0, null), .. deeds])));

    /// <summary>Every other program shows after each statement what it has seen so far: what goes wrong in it is seen at once, and not only if it comes to its end.</summary>
    static Gen<IReadOnlyList<Step>> Program(bool chatty, int depth) => Statement(chatty, depth).List[1, depth == 2 ? 8 : 4].Select(
        Gen.Bool, (list, shows) => (IReadOnlyList<Step>)(shows ? [.. list.SelectMany(step => (Step[])[step, new Step.Note()])] : list));

    static Gen<Step> Statement(bool chatty, int depth)
    {
        var names = chatty ? OneOf("x", "x", "y", "a", "b") : OneOf("x", "x", "x", "y");
        var minutes = Gen.Int[1, 6];
        List<(int, Gen<Step>)> kinds =
        [
            (2, Gen.Select(OneOf(0, 0, 0, 3, 8, 1000), Gen.Int[1, 3], Gen.Bool, (down, attempts, caught) => (Step)new Step.Call(down, attempts, caught))),
            (1, Gen.Int[2, 3].Select(count => (Step)new Step.All(count))),
            (1, Gen.Const((Step)new Step.Hold())),
            (1, Gen.Const((Step)new Step.Leave(null))),
            (2, minutes.Select(m => (Step)new Step.Sleep(m))),
            (3, names.Select(name => (Step)new Step.Wait(name))),
            (3, Gen.Select(names, minutes, Gen.Bool, (name, m, leaves) => (Step)new Step.Either(name, m, leaves && !chatty))),
            (1, Gen.Const((Step)new Step.Note())),
            (3, Gen.Bool.Select(keep => (Step)new Step.Again(keep || chatty))),
        ];
        // Mostly of a child: what comes after it is never reached.
        if (depth < 2)
        {
            kinds.Add((1, Gen.Const((Step)new Step.Fail())));
        }

        if (chatty)
        {
            kinds.Add((3, Roots.Select(to => (Step)new Step.Send(to))));
        }

        if (depth > 0)
        {
            kinds.Add((2, Program(chatty, depth - 1).Select(Gen.Bool, (program, caught) => (Step)new Step.Child(program, caught))));
        }

        // Beside its parent it would send events of the same name.
        if (depth > 0 && !chatty)
        {
            kinds.Add((2, Program(chatty, depth - 1).Select(program => (Step)new Step.Leave(program))));
        }

        return Gen.Frequency([.. kinds]);
    }

    static Gen<List<Deed>> Deeds(bool chatty)
    {
        var any = Gen.Frequency(
            (7, Ids.SelectMany(id => Raise(chatty, id))),
            (6, Advance),
            (4, Gen.Select(Roots, OneOf(0, 0, 3), Refused, (id, after, refused) => (Deed)new Deed.Start(id, after, refused))),
            (1, Gen.Select(Ids, Gen.Bool, (id, recursive) => (Deed)new Deed.Terminate(id, recursive))),
            (2, Ids.Select(id => (Deed)new Deed.Suspend(id))),
            (3, Ids.Select(id => (Deed)new Deed.Resume(id))),
            (1, Ids.Select(id => (Deed)new Deed.Purge(id))),
            (1, Roots.Select(id => (Deed)new Deed.Restart(id))),
            (1, Ids.Select(id => (Deed)new Deed.Repeat(id))),
            (1, Redeploy));
        return Gen.Frequency(
            (7, Killed(any).List[1, 1]),
            (1, Ids.SelectMany(id => Held(chatty, id))),
            (1, Ids.SelectMany(id => Killed(Raise(chatty, id)).List[2, 3])))
            .List[1, 11].Select(parts => parts.SelectMany(part => part).ToList());
    }

    /// <summary>What comes to an instance while it may not take it.</summary>
    static Gen<List<Deed>> Held(bool chatty, string id)
    {
        var meanwhile = Gen.Frequency((3, Raise(chatty, id)), (3, Advance), (2, Redeploy), (1, Gen.Const((Deed)new Deed.Repeat(id))));
        return Gen.Select(Killed(Gen.Const((Deed)new Deed.Suspend(id))), Killed(meanwhile).List[1, 4], Killed(Gen.Const((Deed)new Deed.Resume(id))), (first, deeds, last) => (List<Deed>)[first, .. deeds, last]);
    }

    static Gen<Deed> Raise(bool chatty, string id) => Gen.Select(OneOf("x", "X", "x", "y"), Gen.Int[1, 3], (name, times) => (Deed)new Deed.Raise(id, name, chatty ? times : 1));

    static Gen<Deed> Killed(Gen<Deed> deeds) => deeds.Select(Kills, (deed, kill) => deed is Deed.Redeploy or Deed.Raise { Times: > 1 } ? deed : deed with { Kill = kill });

    static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
