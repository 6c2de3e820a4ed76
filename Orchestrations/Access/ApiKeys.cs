using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Access;

/// <param name="Name">Of whoever uses it; shown in timelines.</param>
/// <param name="AccountId">For a customer.</param>
/// <param name="PersonId">For a member of staff.</param>
public sealed record ApiKeySpec(Role Role, string Name, string? AccountId = null, string? PersonId = null, Instant? ExpiresAt = null);

/// <param name="Secret">Shown this once: only its hash is kept.</param>
public sealed record CreatedKey(string Id, string Secret);

/// <summary>Who may ask. A key is kept as the SHA-256 of its secret, which has 256 bits of chance and needs no salt.</summary>
public sealed class ApiKeys(IRowStore rows, TimeProvider time)
{
    const string Table = "keys";
    const int IdLength = 16;
    const int CacheLimit = 10_000;

    /// <summary>How long another process may still honour a key that was revoked here.</summary>
    static readonly Duration Fresh = Duration.FromSeconds(30);

    readonly ConcurrentDictionary<string, (Instant At, KeyRow Key)> cache = new();

    /// <exception cref="RefusalException">A customer's key without an account, or a name that says nothing.</exception>
    public async Task<CreatedKey> CreateAsync(ApiKeySpec spec, CancellationToken cancellation = default)
    {
        var secret = "sf_" + RandomNumberGenerator.GetHexString(64, lowercase: true);
        await InsertAsync(spec, secret, cancellation);
        return new CreatedKey(IdOf(Hash(secret)), secret);
    }

    /// <summary>Makes a key of a secret that somebody else chose, unless there ever was one: a key that was revoked must not come back with a restart.</summary>
    /// <exception cref="RefusalException">As <see cref="CreateAsync"/>.</exception>
    public async Task EnsureAsync(ApiKeySpec spec, string secret, CancellationToken cancellation = default)
    {
        try
        {
            await InsertAsync(spec, secret, cancellation);
        }
        catch (RowConflictException)
        {
            // It is there, whatever has become of it.
        }
    }

    /// <returns>Null for a secret that is unknown, expired or revoked.</returns>
    public Task<Caller?> FindAsync(string secret, CancellationToken cancellation = default) => FindByHashAsync(Hash(secret), cancellation);

    /// <inheritdoc cref="FindAsync"/>
    internal async Task<Caller?> FindByHashAsync(string hash, CancellationToken cancellation)
    {
        var now = time.GetCurrentInstant();
        if (await ReadAsync(hash, now, cancellation) is not { RevokedAt: null, Spec: var spec } || spec.ExpiresAt <= now)
        {
            return null;
        }

        return new Caller(spec.Role, IdOf(hash), spec.Name, spec.AccountId, spec.PersonId);
    }

    /// <exception cref="RefusalException">There is no such key.</exception>
    public async Task RevokeAsync(string id, CancellationToken cancellation = default)
    {
        var found = id.Length == IdLength && id.All(char.IsAsciiHexDigitLower)
            ? await rows.ListAsync(new RowRange(Table, id), cancellation)
            : [];
        if (found.Count == 0)
        {
            throw new RefusalException(RefusalKind.NotFound, "There is no such key.", new FieldError("id", "Give the id that came with the key, not its secret."));
        }

        foreach (var row in found)
        {
            var revoked = Json.Read<KeyRow>(row.Content) with { RevokedAt = time.GetCurrentInstant() };
            await rows.UpsertAsync(Table, id, row.Key, Json.Write(revoked), cancellation);
            cache.TryRemove(row.Key, out _);
        }
    }

    async Task<KeyRow?> ReadAsync(string hash, Instant now, CancellationToken cancellation)
    {
        if (cache.TryGetValue(hash, out var known) && now >= known.At && now - known.At < Fresh)
        {
            return known.Key;
        }

        if (await rows.GetAsync(new RowAddress(Table, IdOf(hash), hash), cancellation) is not { } row)
        {
            return null;
        }

        if (cache.Count >= CacheLimit)
        {
            cache.Clear();
        }

        var key = Json.Read<KeyRow>(row.Content);
        cache[hash] = (now, key);
        return key;
    }

    async Task InsertAsync(ApiKeySpec spec, string secret, CancellationToken cancellation)
    {
        Check(spec);
        var hash = Hash(secret);
        var content = Json.Write(new KeyRow(spec, time.GetCurrentInstant(), RevokedAt: null));
        await rows.CommitAsync(Table, IdOf(hash), [new RowChange.Insert(hash, content)], cancellation);
    }

    static void Check(ApiKeySpec spec)
    {
        var errors = new List<FieldError>();
        if (string.IsNullOrWhiteSpace(spec.Name) || spec.Name.Length > 200)
        {
            errors.Add(new FieldError("name", "Give a name of 1 to 200 characters: it is shown in timelines.", spec.Name));
        }

        if (spec.Role == Role.Customer && !Ids.IsValid(spec.AccountId))
        {
            errors.Add(new FieldError("accountId", "A customer's key is for one account: give its id.", spec.AccountId));
        }

        if (errors.Count > 0)
        {
            throw new RefusalException(RefusalKind.Invalid, "The key cannot be made.", [.. errors]);
        }
    }

    internal static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    static string IdOf(string hash) => hash[..IdLength];

    sealed record KeyRow(ApiKeySpec Spec, Instant CreatedAt, Instant? RevokedAt);
}
