using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Timelines;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Functions.OnCall;

/// <summary>What the desks of schedules, policies and responders have in common: reading, and changing in the name of the caller.</summary>
public sealed class RecordDesk<T>(PromiseKind<T> kind, PromiseStore<T> store, ChangeOnCall<T> changes)
    where T : class, ITimelined
{
    public async Task<Stored<T>?> FindAsync(string id, CancellationToken cancellation) =>
        await store.FindAsync(id, cancellation) is { State: not IRemovable { RemovedAt: not null } } stored ? stored : null;

    public async Task<Stored<T>> GetAsync(string id, CancellationToken cancellation) => await FindAsync(id, cancellation) ?? throw kind.NotFound(id);

    /// <summary>Of what was removed, too: the timeline says by whom.</summary>
    public async Task<IResult> TimelineAsync(HttpRequest request, string id, CancellationToken cancellation)
    {
        var stored = await store.FindAsync(id, cancellation) ?? throw kind.NotFound(id);
        return await request.TimelineAsync(store, id, stored.State.LastEvent, _ => true, cancellation);
    }

    public Task<Stored<T>> DoAsync(HttpRequest request, DurableTaskClient client, string id, Func<T, Caller, Actor, Instant, Change<T>> command, CancellationToken cancellation)
    {
        var caller = request.Caller();
        return changes.ApplyAsync(client, id, request.IfMatch(), (record, now) => command(record, caller, caller.ToActor(), now), request.Once(), cancellation);
    }

    public Task<Stored<T>> PutAsync(HttpRequest request, DurableTaskClient client, string id, Func<T?, Caller, Actor, Instant, Change<T>> command, CancellationToken cancellation)
    {
        var caller = request.Caller();
        return changes.PutAsync(client, id, request.IfMatch(), (record, now) => command(record, caller, caller.ToActor(), now), request.Once(), cancellation);
    }
}
