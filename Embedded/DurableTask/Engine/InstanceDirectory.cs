using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using SupportFlows.Embedded.DurableTask.Replay;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>
/// The instances in memory. It is as good as the store: when a commit fails it is dead, and another one starts from what the store says.
/// </summary>
sealed class InstanceDirectory(EngineParts parts, Action<Exception> storeFailed, Action<string, Message> keep)
{
    readonly ConcurrentDictionary<string, Instance> instances = new(StringComparer.Ordinal);
    readonly Lock gate = new();
    readonly LinkedList<Instance> used = new();
    volatile Exception? dead;

    internal bool Dead => dead is not null;

    internal ILogger Log => parts.Log;

    internal TimeProvider Time => parts.Time;

    internal WorkTracker Work => parts.Work;

    internal StoreReader Store => parts.Store;

    internal StoreWriter Writer => parts.Writer;

    internal SerialNumbers Serials => parts.Serials;

    internal TaskCatalog<ITaskOrchestrator> Orchestrators => parts.Orchestrators;

    internal TimerQueue? Timers { get; set; }

    /// <summary>Instances in memory.</summary>
    internal int Count => instances.Count;

    internal void Kill(Exception reason) => dead = reason;

    internal StoreUnavailableException Refusal() => dead as StoreUnavailableException ?? new StoreUnavailableException("The durable store failed; the engine is starting again from it.", dead);

    internal void StoreFailed(Exception exception) => storeFailed(exception);

    /// <summary>Hands an instance a letter, loading the instance if need be.</summary>
    internal void Post(string id, Message message)
    {
        while (!instances.GetOrAdd(id, static (key, directory) => new Instance(key, directory), this).Post(message))
        {
            // It was dropped just now, and its place is being freed.
            Thread.Yield();
        }
    }

    internal void Post(string id, Letter letter, long? serial = null) => Post(id, new Message(letter, serial, null, Work.Begin()));

    internal Execution NewExecution(ExecutionStart start, Func<IServiceProvider, ITaskOrchestrator> factory, string id)
    {
        Execution? made = null;
        made = new Execution(start, factory(parts.Services), parts.Scope, exception => Post(id, new Letter.Broken(made!, exception)));
        return made;
    }

    /// <summary>Sets in motion what a committed step brought about.</summary>
    internal void Follow(Step step, string id)
    {
        if (step.RowChanged)
        {
            parts.Waits.Changed(id);
        }

        step.Activities.ForEach(parts.Activities.Enqueue);
        step.Timers.ForEach(Timers!.Add);
        step.CancelledTimers.ForEach(timer => Timers!.Remove(timer.Due, timer.Serial));
        step.Letters.ForEach(letter => Post(letter.Target, letter.Letter, letter.Serial));
    }

    internal void Forget(Letter letter)
    {
        if (letter is Letter.Result result)
        {
            parts.Activities.Forget(result.Key, result.Generation, result.TaskId);
        }
    }

    /// <summary>Saves an activity's result from a directory that died, for the next one, which may be there already.</summary>
    internal bool Keep(string id, Message message)
    {
        if (!Dead || message is not { Letter: Letter.Result, Serial: null })
        {
            Forget(message.Letter);
            return false;
        }

        keep(id, message);
        return true;
    }

    internal void Drop(Instance instance)
    {
        instances.TryRemove(KeyValuePair.Create(instance.Id, instance));
        lock (gate)
        {
            if (instance.Place is { List: not null } place)
            {
                used.Remove(place);
            }
        }
    }

    /// <summary>An instance has nothing to do now. Beyond the limit, that which has been idle longest is dropped.</summary>
    internal void Idle(Instance instance, bool keep)
    {
        if (!keep)
        {
            Evict(instance);
            return;
        }

        if (Use(instance) is { } oldest && !Evict(oldest))
        {
            Use(oldest);
        }
    }

    /// <summary>Puts it last in the order of use, and gives the first when there are too many.</summary>
    Instance? Use(Instance instance)
    {
        lock (gate)
        {
            var place = instance.Place ??= new LinkedListNode<Instance>(instance);
            if (place.List is not null)
            {
                used.Remove(place);
            }

            used.AddLast(place);
            return used.Count > parts.Options.MaxLiveInstances ? used.First!.Value : null;
        }
    }

    bool Evict(Instance instance)
    {
        if (!instance.TryEvict())
        {
            return false;
        }

        Drop(instance);
        return true;
    }
}
