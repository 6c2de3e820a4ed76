using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.OnCall;

/// <summary>One decision in the making: what it knows, and what it has changed and said so far.</summary>
sealed class ScheduleTurn(ScheduleFacts facts, Instant now)
{
    readonly List<TimelineEvent> events = [];
    readonly List<Notice> notices = [];

    public Schedule Schedule { get; set; } = facts.Schedule;

    public Instant Now => now;

    public IReadOnlyList<TimelineEvent> Events => events;

    public IReadOnlyList<Notice> Notices => notices;

    public TimelineEvent Add(string type, params (string Key, string? Value)[] details)
    {
        var added = OnCallEvents.Next(Schedule, type, Actor.System, "system", now, details);
        Schedule = Schedule with { LastEvent = added.Number };
        events.Add(added);
        return added;
    }

    /// <summary>By email: who is to be woken is paged, not told.</summary>
    /// <param name="number">Of the event that the notice is about.</param>
    public void Tell(string template, int number, string personId, params (string Key, string? Value)[] data)
    {
        if (facts.People.FirstOrDefault(p => p.Id == personId) is not { } person) return;
        var recipient = new Recipient(person.Id, person.Name, person.Email, person.Language, person.TimeZone);
        notices.Add(new Notice($"schedule-{Schedule.Id}.{template}.{number}.{Wire.Name(Channel.Email)}.{person.Id}", template, Channel.Email, recipient,
            data.Prepend(("schedule", Schedule.Name)).ToDictionary(d => d.Item1, d => d.Item2)));
    }

    /// <summary>Names where they are known; null when there is nobody.</summary>
    public string? Names(IEnumerable<string> people) =>
        string.Join(", ", people.Select(id => facts.People.FirstOrDefault(p => p.Id == id)?.Name ?? id)) is { Length: > 0 } names ? names : null;
}
