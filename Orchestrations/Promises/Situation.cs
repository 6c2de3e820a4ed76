using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>What every decision has to know.</summary>
/// <param name="News">What happened since the last decision.</param>
/// <param name="Failed">Messages that were given up since then.</param>
/// <param name="Unsent">Messages that are still to be sent.</param>
public sealed record Situation<T>(
    T State, IReadOnlyList<TimelineEvent> News, IReadOnlyList<FailedMessage> Failed, IReadOnlyList<UnsentMessage> Unsent, Instant Now);

/// <summary>What follows from it.</summary>
/// <param name="State">With the number of the newest event as decided, and when it next acts.</param>
/// <param name="Finished">Nothing will ever be due by itself again, unless somebody changes something.</param>
public sealed record Outcome<T>(T State, IReadOnlyList<TimelineEvent> Events, IReadOnlyList<Notice> Notices, bool Finished)
{
    /// <summary>Keys of messages that nobody needs any more.</summary>
    public IReadOnlyList<string> Withdraw { get; init; } = [];

    /// <summary>Keys of messages whose provider is to be asked what became of them.</summary>
    public IReadOnlyList<string> Ask { get; init; } = [];
}
