using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>A kind of record with a timeline: where it is kept, and who keeps what it promises.</summary>
/// <param name="Kind">Such as <c>page</c>: the key of its state row, and the first part of its names.</param>
/// <param name="IsId">Whether a text can be an id at all; what cannot is never looked up.</param>
public sealed record PromiseKind<T>(string Kind, string Table, Func<string, bool> IsId)
    where T : class, ITimelined
{
    /// <summary>What people call it, in a refusal.</summary>
    public string Noun { get; init; } = Kind;

    /// <summary>Its durable function; null for a record that never acts by itself.</summary>
    public string? Orchestration { get; init; }

    /// <summary>Ids that tell by themselves what they are of: in keys and in the auditor's diary they stand without the kind.</summary>
    public bool NamedById { get; init; }

    /// <summary>In the lists that show it.</summary>
    public PromiseLists<T>? Lists { get; init; }

    /// <summary>Promises that look at this one when they decide, and are told when somebody changes it.</summary>
    public Func<T, IEnumerable<PromiseId>> Followers { get; init; } = _ => [];

    /// <summary>What an operator has to hear of for as long as it lasts, though nothing stands still; null when all is well.</summary>
    public Func<T, PromiseAlarm?> Alarm { get; init; } = _ => null;

    /// <summary>How messages and the auditor call it: unique among all kinds.</summary>
    public string NameOf(string id) => NamedById ? id : $"{Kind}-{id}";

    /// <summary>Its id, when a name is that of one of this kind.</summary>
    public string? IdOf(string name)
    {
        var id = NamedById ? name : name.StartsWith($"{Kind}-", StringComparison.Ordinal) ? name[(Kind.Length + 1)..] : "";
        return id != "" && IsId(id) ? id : null;
    }

    /// <exception cref="InvalidOperationException">Nothing of this kind acts by itself.</exception>
    public PromiseId Of(string id) =>
        new(Orchestration ?? throw new InvalidOperationException($"A {Kind} has no orchestration."), $"{Kind}-{id}", id);

    public RefusalException NotFound(string id) =>
        new(RefusalKind.NotFound, $"There is no such {Noun}.", new FieldError("id", $"No {Noun} that you may see has this id.", id));
}

/// <param name="Since">When it began.</param>
public sealed record PromiseAlarm(Instant Since, string Text);

/// <param name="Of">The rows that show it, as it stands.</param>
public sealed record PromiseLists<T>(string Table, Func<T, IReadOnlyList<IndexEntry>> Of);
