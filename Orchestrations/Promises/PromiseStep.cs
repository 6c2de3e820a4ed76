using NodaTime;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>What a decision tells its orchestration.</summary>
/// <param name="Send">Outbox rows that may be offered now.</param>
/// <param name="WakeAt">UTC; null to sleep until something changes.</param>
/// <param name="Finished">Nothing will be due by itself again: the orchestration ends, and a later change starts it anew.</param>
public sealed record PromiseStep(IReadOnlyList<MessageAddress> Send, DateTime? WakeAt, bool Finished)
{
    /// <summary>
    /// When to wake for what is due at an instant: never before it. A timer counts ticks of 100 ns. Of half of a time, say, one that was cut off would fire while nothing is due yet, and the
    /// next one at the same tick, without end where the clock stands until all that is due has been done.
    /// </summary>
    public static DateTime TimeOf(Instant due)
    {
        var at = due.ToDateTimeUtc();
        return Instant.FromDateTimeUtc(at) < due ? at.AddTicks(1) : at;
    }
}

/// <summary>Which orchestration keeps a promise.</summary>
public sealed record PromiseId(string Orchestration, string InstanceId, string Input);
