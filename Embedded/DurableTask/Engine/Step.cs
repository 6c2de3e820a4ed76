using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>What one step of an instance writes, and what follows when it is durable. Nothing follows before.</summary>
sealed class Step(Instance instance, IReadOnlyList<Message> batch) : ICommit
{
    readonly List<Change> changes = [];

    public IReadOnlyList<Change> Changes => changes;

    public bool Wanted => instance.Wanted;

    internal IReadOnlyList<Message> Batch => batch;

    internal List<(TaskCompletionSource<bool> Reply, bool Changed, Exception? Refusal)> Replies { get; } = [];

    internal List<ActivityCall> Activities { get; } = [];

    internal List<TimerRow> Timers { get; } = [];

    internal List<(long Due, long Serial)> CancelledTimers { get; } = [];

    internal List<(long Serial, string Target, Letter Letter)> Letters { get; } = [];

    /// <summary>True when the row changed, so that waiting callers look at it.</summary>
    internal bool RowChanged { get; set; }

    /// <summary>True when the instance has more to do at once.</summary>
    internal bool Again { get; set; }

    internal void Add(Change change) => changes.Add(change);

    public void Committed() => instance.Committed(this);

    public void Failed(Exception exception) => instance.Failed(this, exception);
}
