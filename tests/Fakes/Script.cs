using System.Collections.Concurrent;

namespace SupportFlows.Fakes;

/// <summary>What happens next to the messages of one recipient.</summary>
public sealed class Script
{
    readonly ConcurrentQueue<Behaviour> next = new();
    volatile Behaviour always = Behaviour.Deliver;

    /// <summary>One behaviour for each of the next requests, in this order; then as always.</summary>
    public Script Next(params Behaviour[] behaviours)
    {
        foreach (var behaviour in behaviours)
        {
            next.Enqueue(behaviour);
        }

        return this;
    }

    /// <summary>What happens when nothing else is scripted.</summary>
    public Script Always(Behaviour behaviour)
    {
        always = behaviour;
        return this;
    }

    internal Behaviour Take() => next.TryDequeue(out var behaviour) ? behaviour : always;
}
