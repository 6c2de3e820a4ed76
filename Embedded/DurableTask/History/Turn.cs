namespace SupportFlows.Embedded.DurableTask.History;

/// <summary>One step of an orchestration: what came in, and what its code then did. A row of the store.</summary>
/// <param name="At">UTC ticks; what the code saw as the present time.</param>
/// <param name="Ran">False when what came in was only kept (the instance was suspended or not started): the next turn that runs takes it first.</param>
sealed record Turn(long At, bool Ran, IReadOnlyList<Inbound> In, IReadOnlyList<Outbound> Out)
{
    /// <summary>History events of this turn, its own beginning included.</summary>
    internal int Events => 1 + In.Count + Out.Count;

    /// <summary>What a metered backend would bill: activities, timers and events received, once each. Events carried over by continue-as-new were billed before.</summary>
    internal int Actions(bool carried) => (carried ? 0 : In.Count(message => message is Inbound.EventRaised)) + Out.Count(action => action is Outbound.ActivityScheduled or Outbound.TimerCreated);
}
