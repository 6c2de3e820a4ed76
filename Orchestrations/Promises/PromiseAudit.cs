using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>How the auditor looks at one kind of promise.</summary>
public abstract class PromiseAudit
{
    /// <summary>Such as <c>ticket</c>.</summary>
    public abstract string Kind { get; }

    public abstract string? IdOf(string name);

    /// <summary>Null when there is no such promise.</summary>
    public abstract Task<AuditLook?> LookAsync(string id, Instant now, CancellationToken cancellation);

    public abstract PromiseId Of(string id);
}

/// <param name="Finding">What should have moved and did not; null when all is well.</param>
/// <param name="NextDue">When it next acts by itself.</param>
/// <param name="Alarm">What an operator has to hear of, though all is as it should be; the auditor looks again until it is over.</param>
/// <param name="MendAsync">Puts it back into the lists that it is missing from, and says how many those were.</param>
public sealed record AuditLook(string? Finding, Instant? NextDue, string? Alarm, Func<CancellationToken, Task<int>> MendAsync);

/// <inheritdoc/>
public sealed class PromiseAudit<T>(PromiseStore<T> store, PromiseIndex<T> index, PromiseKind<T> kind) : PromiseAudit
    where T : class, IPromise
{
    public override string Kind => kind.Kind;

    public override string? IdOf(string name) => kind.IdOf(name);

    public override PromiseId Of(string id) => kind.Of(id);

    public override async Task<AuditLook?> LookAsync(string id, Instant now, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is not { State: var state })
        {
            return null;
        }

        var unsent = await store.UnsentAsync(id, cancellation);
        var due = unsent.Select(m => (Instant?)m.NextAttemptAt).Append(state.WakeAt).Min();
        // Lists are written by decisions: while one is owed they are rightly behind.
        return new AuditLook(
            await FindingAsync(state, unsent, now, cancellation),
            due,
            kind.Alarm(state)?.Text,
            token => state.DecidedEvent == state.LastEvent ? index.RepairAsync(state, token) : Task.FromResult(0));
    }

    async Task<string?> FindingAsync(T state, IReadOnlyList<UnsentMessage> unsent, Instant now, CancellationToken cancellation)
    {
        bool IsLate(Instant due) => due + Attention.Grace < now;

        var news = await store.NewsAsync(state.Id, state.DecidedEvent, state.LastEvent, cancellation);
        return news is [var first, ..] && IsLate(first.At) ? $"'{first.Type}' of {first.At} was not decided on"
            : state.WakeAt is { } wake && IsLate(wake) ? $"something was due at {wake}"
            : unsent.FirstOrDefault(m => IsLate(m.NextAttemptAt)) is { } message ? $"message {message.Address.Key} was to be sent at {message.NextAttemptAt}"
            : null;
    }
}
