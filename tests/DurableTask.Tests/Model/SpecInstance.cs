using Status = Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace SupportFlows.DurableTask_Tests.Model;

/// <summary>One instance of the specification.</summary>
sealed class SpecInstance(Specification world, string id, Input input, SpecInstance.Parenthood? parent, bool later)
{
    readonly Dictionary<string, Queue<string>> kept = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, Stack<Waiting>> waiters = new(StringComparer.OrdinalIgnoreCase);
    readonly List<Action<SpecInstance>> withheld = [];
    readonly List<(string Id, Waiting Answer)> children = [];
    IEnumerator<Func<bool>>? code;
    bool begun;
    Step.Again? next;

    internal string Id => id;

    internal Input Input { get; private set; } = input;

    internal Status Status { get; private set; } = later ? Status.Pending : Status.Running;

    internal string? Output { get; private set; }

    internal string? Failure { get; private set; }

    internal string? CustomStatus { get; private set; }

    internal IEnumerable<string> ChildrenUnderWay => children.Where(child => !child.Answer.Done).Select(child => child.Id);

    internal bool Ended => Status is Status.Completed or Status.Failed or Status.Terminated;

    internal void Begin() => Turn([]);

    internal void Becomes(Status status)
    {
        Status = status;
        if (status == Status.Running)
        {
            var turn = withheld.ToList();
            withheld.Clear();
            Turn(turn);
        }
    }

    /// <summary>Something has come for it.</summary>
    internal void Take(Action<SpecInstance> message)
    {
        if (Status == Status.Running)
        {
            Turn([message]);
        }
        else if (!Ended)
        {
            withheld.Add(message);
        }
    }

    internal void Raise(string name, string payload)
    {
        // The latest wait first: an earlier one may have been left behind. Without any, it is kept, and kept events are taken in order.
        if (code is not null && waiters.TryGetValue(name, out var stack) && stack.TryPop(out var waiter))
        {
            waiter.Set(payload);
            return;
        }

        if (!kept.TryGetValue(name, out var queue))
        {
            kept[name] = queue = new();
        }

        queue.Enqueue(payload);
    }

    internal void Ends(Status status, string? output, string? failure)
    {
        (Status, Output, Failure, code) = (status, output, failure, null);
        world.Cancel(timer => timer.Owner == this);
        if (parent is { } known)
        {
            var (value, wrong) = (output ?? "", status == Status.Terminated ? Clockwork.Terminated : failure);
            world.Deliver(() => known.Parent.Take(_ => known.Answer.Set(value.Trim('"'), wrong)));
        }
    }

    /// <summary>All that has come for it, one after the other. In its first turn the code begins before them.</summary>
    void Turn(List<Action<SpecInstance>> messages)
    {
        if (!begun)
        {
            begun = true;
            code = Run().GetEnumerator();
            GoOn();
        }

        foreach (var message in messages.TakeWhile(_ => !Ended))
        {
            message(this);
            GoOn();
        }

        Renew();
    }

    void GoOn()
    {
        while (code is not null && (code.Current is null || code.Current()))
        {
            if (!code.MoveNext())
            {
                code = null;
            }
        }
    }

    /// <summary>A continue-as-new is over with its turn: what came in the same one belongs to the old generation, kept or dropped with the rest.</summary>
    void Renew()
    {
        while (next is { } again && !Ended)
        {
            next = null;
            world.Cancel(timer => timer.Owner == this);
            waiters.Clear();
            children.Clear();
            if (!again.KeepEvents)
            {
                kept.Clear();
            }

            code = Run().GetEnumerator();
            GoOn();
        }
    }

    /// <summary>Its program, pausing where it waits for something.</summary>
    IEnumerable<Func<bool>> Run()
    {
        var (program, at, trace) = Input;
        for (; at < program.Count; at++)
        {
            var key = Clockwork.Key(trace, at);
            switch (program[at])
            {
                case Step.Call call:
                    Waiting made;
                    for (var attempt = 1; ; attempt++)
                    {
                        made = world.Call(this, key, call.DownUntil);
                        yield return () => made.Done;
                        if (made.Failure is null || attempt == call.Attempts)
                        {
                            break;
                        }

                        var pause = world.Sleep(this, world.Now + (Clockwork.Retry(id) * Math.Pow(2, attempt - 1)));
                        yield return () => pause.Waiting.Done;
                    }

                    if (Fails(made, call.Caught))
                    {
                        yield break;
                    }

                    trace += Words(made);
                    break;
                case Step.All all:
                    var calls = Enumerable.Range(0, all.Count).Select(number => world.Call(this, $"{key}#{number}", 0)).ToList();
                    yield return () => calls.TrueForAll(one => one.Done);
                    trace += string.Concat(calls.Select(one => $"{one.Value},"));
                    break;
                case Step.Hold:
                    var held = world.Call(this, key, 0, suspends: true);
                    yield return () => held.Done;
                    trace += $"{held.Value},";
                    break;
                case Step.Leave(null):
                    world.Call(this, Clockwork.Left(key), 0);
                    break;
                case Step.Leave(var left):
                    StartChild($"{id}.{at}", left);
                    break;
                case Step.Sleep sleep:
                    var timer = world.Sleep(this, Clockwork.Due(id, world.Now, sleep.Minutes));
                    yield return () => timer.Waiting.Done;
                    trace += $"t{Clockwork.Stamp(world.Now)},";
                    break;
                case Step.Wait wait:
                    var coming = WaitFor(wait.Event);
                    yield return () => coming.Done;
                    trace += $"{coming.Value},";
                    break;
                case Step.Either either:
                    var sooner = WaitFor(either.Event);
                    var later = world.Sleep(this, Clockwork.Due(id, world.Now, either.Minutes));
                    yield return () => sooner.Done || later.Waiting.Done;
                    if (!sooner.Done && !either.LeavesWait)
                    {
                        Forget(either.Event, sooner);
                    }

                    world.Cancel(one => one == later);
                    trace += sooner.Done ? $"{sooner.Value}," : $"t{Clockwork.Stamp(world.Now)},";
                    break;
                case Step.Child child:
                    var answer = StartChild($"{id}.{at}", child.Program);
                    yield return () => answer.Done;
                    if (Fails(answer, child.Caught))
                    {
                        yield break;
                    }

                    trace += answer.Failure is null ? $"[{answer.Value}]," : Words(answer);
                    break;
                case Step.Send send:
                    var (to, payload) = (send.To, key);
                    world.Deliver(() => world.Raise(to, Clockwork.RootOf(id), payload));
                    break;
                case Step.Note:
                    CustomStatus = $"\"{trace}\"";
                    break;
                case Step.Again again:
                    (next, Input) = (again, new Input(program, at + 1, $"{trace}|"));
                    yield break;
                case Step.Fail:
                    Ends(Status.Failed, null, Clockwork.Failed);
                    yield break;
            }
        }

        Ends(Status.Completed, $"\"{trace}\"", null);
    }

    bool Fails(Waiting waiting, bool caught)
    {
        if (waiting.Failure is null || caught)
        {
            return false;
        }

        Ends(Status.Failed, null, $"{Clockwork.Task} from {waiting.Failure}");
        return true;
    }

    static string Words(Waiting waiting) => waiting.Failure is { } failure ? $"!{failure}," : $"{waiting.Value},";

    Waiting StartChild(string childId, IReadOnlyList<Step> program)
    {
        var answer = new Waiting();
        children.Add((childId, answer));
        world.Deliver(() =>
        {
            if (!world.Start(childId, new Input(program, 0, ""), 0, null, new Parenthood(this, answer)))
            {
                Take(_ => answer.Set("", Clockwork.Exists));
            }
        });
        return answer;
    }

    Waiting WaitFor(string name)
    {
        var waiting = new Waiting();
        if (kept.TryGetValue(name, out var queue) && queue.TryDequeue(out var payload))
        {
            waiting.Set(payload);
            return waiting;
        }

        if (!waiters.TryGetValue(name, out var stack))
        {
            waiters[name] = stack = new();
        }

        stack.Push(waiting);
        return waiting;
    }

    void Forget(string name, Waiting waiting) => waiters[name] = new Stack<Waiting>(waiters[name].Where(one => one != waiting).Reverse());

    internal sealed record Parenthood(SpecInstance Parent, Waiting Answer);
}
