namespace SupportFlows.Domain.Timelines;

/// <summary>What a command makes of something: its new state and what goes into its timeline, written together or not at all.</summary>
public sealed record Change<T>(T State, IReadOnlyList<TimelineEvent> Events)
    where T : ITimelined;
