using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Access;

/// <param name="Secret">For the browser: only its hash is kept.</param>
public sealed record StartedSession(string Secret, Instant ExpiresAt);

/// <param name="FormToken">Stands in every form that the session is shown, so that no other site can send one.</param>
/// <param name="OfDemo">Of a well-known key, which opens nothing outside development.</param>
public sealed record Session(Caller Caller, string FormToken, bool OfDemo);

/// <summary>Who is signed in to the console. A session ends after a shift, when its reader signs out, and when its key is revoked or expires.</summary>
public sealed class SignIns(IRowStore rows, ApiKeys keys, TimeProvider time)
{
    const string Table = "sessions";
    const int SecretLength = 64;
    const int Ticks = 19;
    const int SweptAtOnce = 50;

    public static readonly Duration Lasts = Duration.FromHours(12);

    /// <param name="key">The API key's secret.</param>
    /// <param name="isDemo">It is a well-known one.</param>
    /// <returns>Null for a key that is unknown, expired or revoked.</returns>
    public async Task<StartedSession?> StartAsync(string key, bool isDemo, CancellationToken cancellation = default)
    {
        if (await keys.FindAsync(key, cancellation) is null)
        {
            return null;
        }

        var now = time.GetCurrentInstant();
        var expires = now + Lasts;
        var secret = $"{Text(expires)}{RandomNumberGenerator.GetHexString(SecretLength, lowercase: true)}";
        var (partition, row) = PlaceOf(secret);
        await SweepAsync(partition, now, cancellation);
        await rows.CommitAsync(Table, partition, [new RowChange.Insert(row, Json.Write(new SessionRow(ApiKeys.Hash(key), now, isDemo)))], cancellation);
        return new StartedSession(secret, expires);
    }

    /// <returns>Null for what is no session, or is none any more.</returns>
    public async Task<Session?> FindAsync(string secret, CancellationToken cancellation = default)
    {
        if (!IsWhole(secret) || string.CompareOrdinal(secret[..Ticks], Text(time.GetCurrentInstant())) <= 0)
        {
            return null;
        }

        var (partition, row) = PlaceOf(secret);
        return await rows.GetAsync(new RowAddress(Table, partition, row), cancellation) is { } found
            && Json.Read<SessionRow>(found.Content) is var session
            && await keys.FindByHashAsync(session.KeyHash, cancellation) is { } caller
            ? new Session(caller, Hash("form:" + secret), session.IsDemo)
            : null;
    }

    public async Task EndAsync(string secret, CancellationToken cancellation = default)
    {
        if (IsWhole(secret))
        {
            var (partition, row) = PlaceOf(secret);
            await rows.DeleteAsync(Table, partition, row, cancellation);
        }
    }

    // Keys begin with the end of the session: what is over lies in front.
    async Task SweepAsync(string partition, Instant now, CancellationToken cancellation)
    {
        var over = await rows.ListAsync(new RowRange(Table, partition, To: Text(now), Take: SweptAtOnce), cancellation);
        if (over.Count > 0)
        {
            await rows.CommitAsync(Table, partition, [.. over.Select(r => new RowChange.Delete(r.Key))], cancellation);
        }
    }

    static bool IsWhole(string secret) => secret.Length == Ticks + SecretLength && secret.All(char.IsAsciiHexDigitLower);

    static (string Partition, string Row) PlaceOf(string secret) => (Buckets.Of(secret), $"{secret[..Ticks]}-{Hash(secret)}");

    static string Text(Instant at) => at.ToUnixTimeTicks().ToString($"D{Ticks}", CultureInfo.InvariantCulture);

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    sealed record SessionRow(string KeyHash, Instant At, bool IsDemo);
}
