using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Access;

/// <param name="Secret">For the browser: only its hash is kept.</param>
public sealed record StartedSession(string Secret, Instant ExpiresAt);

/// <param name="Roles">All that he has, the strongest first; a key has one.</param>
/// <param name="FormToken">Stands in every form that the session is shown, so that no other site can send one.</param>
/// <param name="OfDemo">Of a well-known key, which opens nothing outside development.</param>
public sealed record Session(Caller Caller, IReadOnlyList<Role> Roles, string FormToken, bool OfDemo);

/// <summary>
/// Who is signed in to the console. A session ends after a shift, when its reader signs out, and when its key is revoked or expires; of who came by the staff's issuer, when that is the staff's
/// no longer.
/// </summary>
public sealed class SignIns(IRowStore rows, ApiKeys keys, StaffSettings staff, TimeProvider time)
{
    const string Table = "sessions";
    const int SecretLength = 64;
    const int Ticks = 19;
    const int SweptAtOnce = 50;

    public static readonly Duration Lasts = Duration.FromHours(12);

    /// <summary>Of who came by the staff's issuer: nothing here hears when he loses his role there.</summary>
    public static readonly Duration OfMemberLasts = Duration.FromHours(8);

    /// <param name="key">The API key's secret.</param>
    /// <param name="isDemo">It is a well-known one.</param>
    /// <returns>Null for a key that is unknown, expired or revoked.</returns>
    public async Task<StartedSession?> StartAsync(string key, bool isDemo, CancellationToken cancellation = default) =>
        await keys.FindAsync(key, cancellation) is null ? null : await OpenAsync(Lasts, (_, now) => new SessionRow(ApiKeys.Hash(key), now, isDemo), cancellation);

    /// <summary>Of a member of the staff whom its issuer has just vouched for.</summary>
    public Task<StartedSession> StartAsync(StaffMember member, CancellationToken cancellation = default) =>
        OpenAsync(OfMemberLasts, (secret, now) => new SessionRow(OfNoKey(secret), now, IsDemo: false, member), cancellation);

    /// <param name="wanted">Roles of which one is asked for; see <see cref="StaffMember.As"/>.</param>
    /// <returns>Null for what is no session, or is none any more.</returns>
    public async Task<Session?> FindAsync(string secret, IReadOnlyList<Role> wanted, CancellationToken cancellation = default)
    {
        if (!IsWhole(secret) || string.CompareOrdinal(secret[..Ticks], Text(time.GetCurrentInstant())) <= 0)
        {
            return null;
        }

        var (partition, row) = PlaceOf(secret);
        return await rows.GetAsync(new RowAddress(Table, partition, row), cancellation) is { } found
            && Json.Read<SessionRow>(found.Content) is var session
            && await HolderAsync(session, wanted, cancellation) is var (caller, roles)
            ? new Session(caller, roles, Hash("form:" + secret), session.IsDemo)
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

    async Task<(Caller Caller, IReadOnlyList<Role> Roles)?> HolderAsync(SessionRow session, IReadOnlyList<Role> wanted, CancellationToken cancellation) => session.Member switch
    {
        { } member => staff.Issues(member.Issuer) && staff.SignIn is not null ? (member.As(wanted), member.Roles) : null,
        null => await keys.FindByHashAsync(session.KeyHash, cancellation) is { } caller ? (caller, [caller.Role]) : null,
    };

    async Task<StartedSession> OpenAsync(Duration lasts, Func<string, Instant, SessionRow> rowOf, CancellationToken cancellation)
    {
        var now = time.GetCurrentInstant();
        var expires = now + lasts;
        var secret = $"{Text(expires)}{RandomNumberGenerator.GetHexString(SecretLength, lowercase: true)}";
        var (partition, row) = PlaceOf(secret);
        await SweepAsync(partition, now, cancellation);
        await rows.CommitAsync(Table, partition, [new RowChange.Insert(row, Json.Write(rowOf(secret, now)))], cancellation);
        return new StartedSession(secret, expires);
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

    /// <summary>The version before this one, which may run beside it during an update, looks for a key by it, finds none, and asks to sign in.</summary>
    static string OfNoKey(string secret) => Hash("none:" + secret);

    /// <param name="Member">Null: it is of a key.</param>
    sealed record SessionRow(string KeyHash, Instant At, bool IsDemo, StaffMember? Member = null);
}
