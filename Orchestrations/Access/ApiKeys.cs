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
/// <param name="ReadOnly">It changes nothing: whatever is no GET is refused.</param>
public sealed record ApiKeySpec(Role Role, string Name, string? AccountId = null, string? PersonId = null, Instant? ExpiresAt = null, bool ReadOnly = false);

/// <param name="Secret">Shown this once: only its hash is kept.</param>
public sealed record CreatedKey(string Id, string Secret);

/// <summary>Who may ask. A key is kept as the SHA-256 of its secret, which has 256 bits of chance and needs no salt.</summary>
public sealed class ApiKeys(IRowStore rows, TimeProvider time)
{
    internal const string Table = "keys";

    const int IdLength = 16;
    const int CacheLimit = 10_000;

    /// <summary>How long another process may still honour a key that was revoked here.</summary>
    static readonly Duration Fresh = Duration.FromSeconds(30);

    readonly ConcurrentDictionary<string, (Instant At, KeyRow Key)> cache = new();
    readonly KeyUses uses = new(rows);

    /// <exception cref="RefusalException">A customer's key without an account, or a name that says nothing.</exception>
    public async Task<CreatedKey> CreateAsync(ApiKeySpec spec, CancellationToken cancellation = default)
    {
        var secret = NewSecret();
        await InsertAsync(spec, secret, of: null, cancellation);
        return new CreatedKey(IdOf(Hash(secret)), secret);
    }

    /// <summary>Makes a key of a secret that somebody else chose, unless there ever was one: a key that was revoked must not come back with a restart.</summary>
    /// <exception cref="RefusalException">As <see cref="CreateAsync"/>.</exception>
    public async Task EnsureAsync(ApiKeySpec spec, string secret, CancellationToken cancellation = default)
    {
        try
        {
            await InsertAsync(spec, secret, of: null, cancellation);
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
        if (await ReadAsync(hash, now, cancellation) is not { RevokedAt: null, Spec: var spec, Of: var of } || spec.ExpiresAt <= now)
        {
            return null;
        }

        await uses.NoteAsync(IdOf(hash), now, cancellation);
        return new Caller(spec.Role, of ?? IdOf(hash), spec.Name, spec.AccountId, spec.PersonId, spec.ReadOnly);
    }

    /// <exception cref="RefusalException">There is no such key.</exception>
    public Task RevokeAsync(string id, CancellationToken cancellation = default) =>
        ChangeAsync(id, (key, now) => key with { RevokedAt = key.RevokedAt ?? now }, cancellation);

    /// <summary>Gives the key's user a new secret, under an id of its own. To everything that he did and does he is the same; the old secret is good for so long.</summary>
    /// <exception cref="RefusalException">There is no such key, it has ended or been rotated, or the time is too long.</exception>
    public async Task<CreatedKey> RotateAsync(string id, Duration overlap, CancellationToken cancellation = default)
    {
        KeyRotation.Check(overlap);
        var before = (await FindRowsAsync(id, cancellation))[0];
        var (old, now) = (Json.Read<KeyRow>(before.Content), time.GetCurrentInstant());
        var secret = NewSecret();
        // First: between the two there are two keys, and nobody is shut out.
        await InsertAsync(KeyRotation.Next(old, now), secret, old.Of ?? id, cancellation);
        var made = IdOf(Hash(secret));
        await ChangeAsync(id, (key, at) => KeyRotation.Ending(key, made, at + overlap), cancellation);
        return new CreatedKey(made, secret);
    }

    internal static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <param name="change">Pure: called again when somebody else was quicker.</param>
    async Task ChangeAsync(string id, Func<KeyRow, Instant, KeyRow> change, CancellationToken cancellation)
    {
        for (var written = false; !written;)
        {
            var found = await FindRowsAsync(id, cancellation);
            try
            {
                var now = time.GetCurrentInstant();
                await rows.CommitAsync(Table, id, [.. found.Select(row => new RowChange.Replace(row.Key, Json.Write(change(Json.Read<KeyRow>(row.Content), now)), row.ETag))], cancellation);
                written = true;
            }
            catch (RowConflictException)
            {
                // Revoked while it is rotated, say: what holds then is decided on what is there now.
            }

            foreach (var row in found)
            {
                cache.TryRemove(row.Key, out _);
            }
        }
    }

    async Task<IReadOnlyList<Row>> FindRowsAsync(string id, CancellationToken cancellation)
    {
        var found = id.Length == IdLength && id.All(char.IsAsciiHexDigitLower)
            ? await rows.ListAsync(new RowRange(Table, id), cancellation)
            : [];
        return found.Count > 0
            ? found
            : throw new RefusalException(RefusalKind.NotFound, "There is no such key.", new FieldError("id", "Give the id that came with the key, not its secret."));
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

    async Task InsertAsync(ApiKeySpec spec, string secret, string? of, CancellationToken cancellation)
    {
        Check(spec);
        var hash = Hash(secret);
        var content = Json.Write(new KeyRow(spec, time.GetCurrentInstant(), RevokedAt: null, of));
        // First, so that none is ever missing from the list: a row that leads nowhere is passed over.
        await uses.AnnounceAsync(IdOf(hash), cancellation);
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

    static string NewSecret() => "sf_" + RandomNumberGenerator.GetHexString(64, lowercase: true);

    static string IdOf(string hash) => hash[..IdLength];
}

/// <param name="Of">The first of the keys that it is a rotation of, whose id its user goes by; null: it is that.</param>
/// <param name="ReplacedBy">The id of its rotation.</param>
sealed record KeyRow(ApiKeySpec Spec, Instant CreatedAt, Instant? RevokedAt, string? Of = null, string? ReplacedBy = null);
