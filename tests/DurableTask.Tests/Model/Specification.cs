using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Status = Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace SupportFlows.DurableTask_Tests.Model;

/// <summary>
/// What a durable engine does, said as simply as can be: one thread, no store, nothing ever dies. Deliveries happen one after the other; what an instance may not take yet
/// (it is suspended, or its time has not come) waits, and comes to it as one turn.
/// </summary>
sealed class Specification(Life life)
{
    readonly Queue<Action> deliveries = new();
    readonly Dictionary<string, SpecInstance> instances = [];
    readonly List<SpecTimer> timers = [];
    int deployment;
    int events;

    internal List<Made> Calls { get; } = [];

    internal DateTime Now { get; private set; } = Clockwork.Start;

    internal IEnumerable<SpecInstance> Instances => instances.Values;

    internal IEnumerable<SpecTimer> Timers => timers;

    /// <summary>Whether it was accepted.</summary>
    internal bool Do(Deed deed)
    {
        var accepted = deed switch
        {
            Deed.Start(var id, var after, var refused) => Start(id, new Input(life.ProgramOf(id), 0, ""), after, refused, null),
            Deed.Raise(var id, var name, var times) => Each(times, () => Raise(id, name, $"{++events}")),
            Deed.Terminate(var id, var recursive) => Each(1, () => Terminate(id, recursive)),
            Deed.Suspend(var id) => Each(1, () => Suspend(id)),
            Deed.Resume(var id) => Each(1, () => Find(id, Status.Suspended)?.Becomes(Status.Running)),
            Deed.Purge(var id) => Purge(id),
            Deed.Restart(var id) => instances.TryGetValue(id, out var ended) && ended.Ended && Start(id, ended.Input, 0, null, null),
            Deed.Repeat => true,
            Deed.Redeploy => Each(1, () => deployment++),
            Deed.Advance(var minutes) => Each(1, () => Advance(Now.AddMinutes(minutes))),
            _ => throw new NotSupportedException(deed.ToString()),
        };
        Deliver();
        return accepted;
    }

    internal void Deliver(Action delivery) => deliveries.Enqueue(delivery);

    internal void Raise(string id, string name, string payload) => Find(id)?.Take(instance => instance.Raise(name, payload));

    internal bool Start(string id, Input input, int after, IReadOnlyList<Status>? refused, SpecInstance.Parenthood? parent)
    {
        if (instances.TryGetValue(id, out var old))
        {
            if (refused?.Contains(old.Status) ?? !old.Ended)
            {
                return false;
            }

            if (!old.Ended)
            {
                old.Ends(Status.Terminated, null, null);
            }
        }

        var instance = instances[id] = new SpecInstance(this, id, input, parent, after > 0);
        if (after > 0)
        {
            var due = new SpecTimer(instance, Now.AddMinutes(after));
            due.Fires += () => instance.Becomes(Status.Running);
            timers.Add(due);
        }
        else
        {
            instance.Begin();
        }

        return true;
    }

    internal void Terminate(string id, bool recursive)
    {
        if (Find(id) is not { } instance)
        {
            return;
        }

        foreach (var child in recursive ? instance.ChildrenUnderWay : [])
        {
            Deliver(() => Terminate(child, recursive: true));
        }

        instance.Ends(Status.Terminated, "\"enough\"", null);
    }

    internal SpecTimer Sleep(SpecInstance instance, DateTime due)
    {
        var timer = new SpecTimer(instance, due);
        timer.Fires += () => instance.Take(_ => timer.Waiting.Set(""));
        timers.Add(timer);
        return timer;
    }

    internal void Cancel(Predicate<SpecTimer> which) => timers.RemoveAll(which);

    /// <summary>An activity runs at once; its result is delivered like any other.</summary>
    internal Waiting Call(SpecInstance instance, string key, int downUntil, bool suspends = false)
    {
        var waiting = new Waiting();
        Calls.Add(new Made(instance.Id, key, Now));
        var (failure, output) = Now < Clockwork.Minute(downUntil) ? (Clockwork.Down, "") : (null, $"{key}@{deployment}");
        if (suspends)
        {
            Deliver(() => Suspend(instance.Id));
        }

        Deliver(() => instance.Take(_ => waiting.Set(output, failure)));
        return waiting;
    }

    SpecInstance? Find(string id, Status? status = null) => instances.TryGetValue(id, out var instance) && !instance.Ended && (status is null || instance.Status == status) ? instance : null;

    void Suspend(string id) => Find(id, Status.Running)?.Becomes(Status.Suspended);

    bool Purge(string id) => !instances.TryGetValue(id, out var instance) || (instance.Ended && instances.Remove(id));

    void Advance(DateTime to)
    {
        while (timers.Where(timer => timer.Due <= to).MinBy(timer => timer.Due) is { } next)
        {
            Now = next.Due;
            timers.Remove(next);
            next.Fire();
            Deliver();
        }

        Now = to;
    }

    void Deliver()
    {
        while (deliveries.TryDequeue(out var delivery))
        {
            delivery();
        }
    }

    bool Each(int times, Action act)
    {
        for (var time = 0; time < times; time++)
        {
            act();
            Deliver();
        }

        return true;
    }
}

/// <summary>An activity that was run.</summary>
sealed record Made(string Id, string Key, DateTime At);

sealed class SpecTimer(SpecInstance owner, DateTime due)
{
    internal event Action? Fires;

    internal SpecInstance Owner => owner;

    internal DateTime Due => due;

    internal Waiting Waiting { get; } = new();

    internal void Fire() => Fires!();
}

/// <summary>Something waited for: what came of it, once it has come.</summary>
sealed class Waiting
{
    internal bool Done { get; private set; }

    internal string Value { get; private set; } = "";

    internal string? Failure { get; private set; }

    internal void Set(string value, string? failure = null) => (Done, Value, Failure) = (true, value, failure);
}
