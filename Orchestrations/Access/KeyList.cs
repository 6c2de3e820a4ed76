using NodaTime;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Access;

/// <summary>A key, without its secret.</summary>
/// <param name="ReplacedBy">The id of the key that it was rotated to.</param>
/// <param name="LastUsedAt">Noted at most once an hour. Null: it never was.</param>
public sealed record KeyView(
    string Id, Role Role, string Name, string? AccountId, string? PersonId, bool ReadOnly, KeyState State, Instant CreatedAt, Instant? ExpiresAt, Instant? RevokedAt, string? ReplacedBy, Instant? LastUsedAt);

public enum KeyState
{
    Active,

    /// <summary>Expires within two weeks.</summary>
    Ending,
    Expired,
    Revoked,
}

/// <summary>The keys that there are and were.</summary>
public sealed class KeyList(IRowStore rows, TimeProvider time)
{
    public const int DefaultSize = 100;
    public const int MostAtOnce = 500;

    static readonly Duration Soon = Duration.FromDays(14);

    readonly KeyUses uses = new(rows);

    /// <summary>By id.</summary>
    /// <param name="continuation">Of the page before; null for the first.</param>
    /// <returns>At most so many, and what asks for the next ones; null when these are the last.</returns>
    /// <exception cref="Domain.Refusals.RefusalException">The continuation is faulty.</exception>
    public async Task<(IReadOnlyList<KeyView> Items, string? Next)> ListAsync(int take, string? continuation, CancellationToken cancellation = default)
    {
        var known = await uses.ListAsync(continuation is null ? null : Continuation.Decode(continuation), take + 1, cancellation);
        var now = time.GetCurrentInstant();
        var pages = await Task.WhenAll(known.Take(take).Select(async key =>
            (await rows.ListAsync(new RowRange(ApiKeys.Table, key.Id), cancellation)).Select(row => View(key.Id, Json.Read<KeyRow>(row.Content), key.LastUsedAt, now))));
        return ([.. pages.SelectMany(page => page)], known.Count > take ? Continuation.Encode(known[take - 1].Id) : null);
    }

    static KeyView View(string id, KeyRow key, Instant? usedAt, Instant now) => new(
        id, key.Spec.Role, key.Spec.Name, key.Spec.AccountId, key.Spec.PersonId, key.Spec.ReadOnly, StateOf(key, now), key.CreatedAt, key.Spec.ExpiresAt, key.RevokedAt, key.ReplacedBy, usedAt);

    static KeyState StateOf(KeyRow key, Instant now) => key switch
    {
        { RevokedAt: not null } => KeyState.Revoked,
        { Spec.ExpiresAt: { } end } when end <= now => KeyState.Expired,
        { Spec.ExpiresAt: { } end } when end - now <= Soon => KeyState.Ending,
        _ => KeyState.Active,
    };
}
