namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>Numbers that rise, and that no instance, timer or message ever gets twice: each start of the engine has a block of its own.</summary>
sealed class SerialNumbers(long start)
{
    long last = start << 32;

    internal long Next() => Interlocked.Increment(ref last);
}
