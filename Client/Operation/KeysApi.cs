using SupportFlows.Client.Http;

namespace SupportFlows.Client;

/// <summary>API keys: who may ask. For operators.</summary>
public sealed class KeysApi
{
    readonly Transport transport;

    internal KeysApi(Transport transport) => this.transport = transport;

    /// <summary>The keys that there are and were, without their secrets.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    public IAsyncEnumerable<ApiKey> ListAsync(CancellationToken cancellation = default) => transport.ListAsync<ApiKey>(Route.To("keys"), cancellation);

    /// <summary>Makes a key. The answer holds its secret, this once; if it is lost on its way, a key is left of which nobody has the secret: revoke it.</summary>
    /// <param name="key">Whose, and for what.</param>
    /// <param name="cancellation">Stops waiting; it may have been made.</param>
    public Task<NewSecret> CreateAsync(NewApiKey key, CancellationToken cancellation = default) => transport.PostAsync<NewSecret>(Route.To("keys"), key, null, cancellation);

    /// <summary>Gives a key's user a new secret, under an id of its own. The answer holds it, this once.</summary>
    /// <param name="id">Of the key that is to end.</param>
    /// <param name="overlap">How long that is still good: at most seven days. Null: one day.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task<NewSecret> RotateAsync(string id, TimeSpan? overlap = null, CancellationToken cancellation = default) =>
        transport.PostAsync<NewSecret>(Route.To("keys", id, "rotate"), new { Overlap = overlap }, null, cancellation);

    /// <summary>Ends a key at once: within half a minute nothing takes it any more.</summary>
    /// <param name="id">The key's.</param>
    /// <param name="cancellation">Stops waiting; it may have been done.</param>
    public Task RevokeAsync(string id, CancellationToken cancellation = default) => transport.DeleteAsync(Route.To("keys", id), cancellation);
}

/// <summary>A key, without its secret.</summary>
public sealed record ApiKey : Answer
{
    /// <summary>Names it; no secret.</summary>
    public required string Id { get; init; }

    /// <summary><c>customer</c>, <c>staff</c> or <c>operator</c>.</summary>
    public required string Role { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>Of a customer's.</summary>
    public string? AccountId { get; init; }

    /// <summary>Of a member of the staff's.</summary>
    public string? PersonId { get; init; }

    /// <summary>It changes nothing.</summary>
    public bool ReadOnly { get; init; }

    /// <summary><c>active</c>, <c>ending</c> (within two weeks), <c>expired</c> or <c>revoked</c>.</summary>
    public required string State { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Null: it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Id of the key that it was rotated to.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>Noted at most once an hour. Null: it never was.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}

/// <summary>A key to be made.</summary>
/// <param name="Role"><c>customer</c>, <c>staff</c> or <c>operator</c>.</param>
/// <param name="Name">What it is for.</param>
public sealed record NewApiKey(string Role, string Name)
{
    /// <summary>A customer's.</summary>
    public string? AccountId { get; init; }

    /// <summary>Of a member of the staff, whom it acts for.</summary>
    public string? PersonId { get; init; }

    /// <summary>Null: it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>It changes nothing.</summary>
    public bool ReadOnly { get; init; }
}

/// <summary>A secret that is said once. <see cref="object.ToString"/> leaves it out.</summary>
public sealed record NewSecret : Answer
{
    /// <summary>The key's.</summary>
    public required string Id { get; init; }

    /// <summary>Keep it: nobody can say it again.</summary>
    public required string Secret { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"NewSecret {{ Id = {Id} }}";
}
