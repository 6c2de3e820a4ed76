namespace SupportFlows.Embedded.DurableTask.Storage;

/// <summary>One change of the store. A step's changes are committed together.</summary>
abstract record Change
{
    internal sealed record InsertInstance(InstanceRow Row) : Change;

    /// <summary>Writes status, outcome and custom status.</summary>
    internal sealed record UpdateInstance(InstanceRow Row) : Change;

    /// <summary>Writes what continue-as-new changes, and deletes the history so far.</summary>
    internal sealed record RenewInstance(InstanceRow Row) : Change;

    internal sealed record DeleteInstance(long Key) : Change;

    internal sealed record AppendTurn(long Key, int Number, long At, byte[] Data) : Change;

    internal sealed record AddTimer(TimerRow Timer) : Change;

    internal sealed record DeleteTimer(long Due, long Serial) : Change;

    internal sealed record AddMessage(long Serial, string Target, string Data) : Change;

    internal sealed record DeleteMessage(long Serial) : Change;

    /// <summary>Writes without changing anything, to see whether writing works.</summary>
    internal sealed record Probe : Change;
}

/// <param name="TaskId">The open task that it completes; 0 starts the instance.</param>
sealed record TimerRow(long Due, long Serial, long Key, string InstanceId, int TaskId) : IComparable<TimerRow>
{
    public int CompareTo(TimerRow? other) => other is null ? 1 : (Due, Serial).CompareTo((other.Due, other.Serial));
}
