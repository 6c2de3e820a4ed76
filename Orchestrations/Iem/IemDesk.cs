using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Entitlements;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Iem;

/// <summary>
/// What anybody does to a request, however he says it. Other days claim their session before the request is changed, and the ledger follows what
/// became of it; wherever a crash falls between, the next decision settles it.
/// </summary>
public sealed class IemDesk(
    PromiseStore<IemRequest> requests, ChangePromise<IemRequest> changes, IemSettings settings, Sessions sessions, IemLists lists, Nudge nudge, TimeProvider time)
{
    /// <param name="ifMatch">The ETag the caller saw; null to change whatever is there.</param>
    /// <param name="once">Names the request: a repeat changes nothing. Null: each one counts.</param>
    /// <param name="command">Pure: called more than once.</param>
    /// <exception cref="RefusalException">Not found, out of date, no session left for the new days, or refused by the command itself.</exception>
    public async Task<Stored<IemRequest>> ApplyAsync(
        DurableTaskClient client, string id, string? ifMatch, Func<IemRequest, IemSetting, Instant, Change<IemRequest>> command, string? once = null, CancellationToken cancellation = default)
    {
        var before = await requests.FindAsync(id, cancellation) ?? throw IemKind.Value.NotFound(id);
        var setting = await settings.ReadAsync(before.State.AccountId, cancellation);
        // Of a copy that is out of date nothing is claimed, either: it is refused, and a refusal leaves nothing behind.
        var moved = ifMatch is not null && ifMatch != before.ETag ? null : Moved(before.State, setting, command);
        if (moved is not null)
        {
            await sessions.ClaimAsync(client, setting.Account!, moved, Actor.System, cancellation);
        }

        try
        {
            var after = await changes.ApplyAsync(client, id, ifMatch, (request, now) => Checked(command(request, setting, now), request, moved), once, cancellation);
            if (moved is not null && after.State.Revision != moved.Revision)
            {
                // A repeat, which moved nothing.
                await sessions.ReleaseAsync(client, moved, CancellationToken.None);
            }

            await sessions.SettleAsync(client, after.State, CancellationToken.None);
            return after;
        }
        catch (RefusalException) when (moved is not null)
        {
            await sessions.ReleaseAsync(client, moved, CancellationToken.None);
            throw;
        }
    }

    /// <summary>An account's plan or contacts have changed: its open requests look at what that means for them.</summary>
    public async Task AccountChangedAsync(DurableTaskClient client, string accountId, CancellationToken cancellation = default)
    {
        foreach (var request in await lists.OpenOfAsync(accountId, cancellation))
        {
            await nudge.ChangedAsync(client, IemKind.Value.Of(request.Id));
        }
    }

    /// <summary>The request as it would be, when its days would be others.</summary>
    IemRequest? Moved(IemRequest before, IemSetting setting, Func<IemRequest, IemSetting, Instant, Change<IemRequest>> command)
    {
        try
        {
            var after = command(before, setting, time.GetCurrentInstant()).State;
            return after.Revision != before.Revision ? after : null;
        }
        catch (RefusalException)
        {
            // Said where it is really tried: it may be a repeat, which is answered, or the caller's copy is out of date.
            return null;
        }
    }

    static Change<IemRequest> Checked(Change<IemRequest> change, IemRequest before, IemRequest? moved) =>
        change.State.Revision == before.Revision || (moved is not null && IemClaims.Of(moved) with { At = default } == IemClaims.Of(change.State) with { At = default })
            ? change
            : throw new RefusalException(RefusalKind.Conflict, "The event's days are being changed by somebody else at this moment; nothing was changed. Look at it and try again.");
}
