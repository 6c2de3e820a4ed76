using NodaTime;

namespace SupportFlows.Domain.Timelines;

/// <summary>Something whose every change is an event in a timeline that is never rewritten.</summary>
public interface ITimelined
{
    string Id { get; }

    /// <summary>Number of the newest timeline event.</summary>
    int LastEvent { get; }
}

/// <summary>Something that acts by itself: decisions follow its timeline, and it says when the next one is due.</summary>
public interface IPromise : ITimelined
{
    /// <summary>Number of the newest event that a decision has seen. Behind <see cref="ITimelined.LastEvent"/>: a decision is owed.</summary>
    int DecidedEvent { get; }

    /// <summary>When it next acts by itself, as the last decision had it. Null: only when somebody does something.</summary>
    Instant? WakeAt { get; }
}
