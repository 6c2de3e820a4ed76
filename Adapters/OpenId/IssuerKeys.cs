using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.OpenId;

/// <summary>The keys of one issuer, and where one signs in there. They are read when one is asked for that is not known, and once an hour; what was read goes on being good while the issuer cannot be reached.</summary>
/// <param name="read">Asks the issuer. Fails as <see cref="IssuerReader"/> does.</param>
sealed partial class IssuerKeys(string issuer, Func<Task<IssuerDocument>> read, TimeProvider time, ILogger log)
{
    public static readonly Duration Fresh = Duration.FromHours(1);

    /// <summary>Between two readings at the least: tokens that nobody signed must not set us upon the issuer.</summary>
    public static readonly Duration Pause = Duration.FromMinutes(2);

    readonly Lock gate = new();
    volatile Known? known;
    Task reading = Task.CompletedTask;
    Instant? tried;

    /// <returns>Null: the issuer has no such key.</returns>
    /// <exception cref="RefusalException">Busy: the issuer cannot be asked.</exception>
    public async Task<JsonWebKey?> FindAsync(string id, CancellationToken cancellation)
    {
        var now = time.GetCurrentInstant();
        var key = known?.Keys.GetValueOrDefault(id);
        if (key is not null && Age(known!.At, now) < Fresh)
        {
            return key;
        }

        var asked = Ask(now);
        if (key is not null)
        {
            // Nobody waits for the hourly look, which may find nobody at home.
            return key;
        }

        await asked.WaitAsync(cancellation);
        return known is { } read && read.Keys.TryGetValue(id, out var found) ? found
            : known is { Failed: false } ? null
            : throw new RefusalException(RefusalKind.Busy, "The issuer of the token cannot be asked for its keys, so the token could not be checked. Send the same again in a while.") { RetryAfter = Pause };
    }

    /// <returns>Null: the issuer names no place where one could sign in.</returns>
    /// <exception cref="RefusalException">Busy: the issuer cannot be asked, and never could.</exception>
    public async Task<SignInPlace?> SignInPlaceAsync(CancellationToken cancellation)
    {
        var now = time.GetCurrentInstant();
        var before = known;
        var asked = before is not null && Age(before.At, now) < Fresh ? Task.CompletedTask : Ask(now);
        if (before is null || before.At == Instant.MinValue)
        {
            await asked.WaitAsync(cancellation);
        }

        return known is { } read && read.At != Instant.MinValue
            ? read.SignIn
            : throw new RefusalException(RefusalKind.Busy, "The issuer cannot be asked where one signs in.") { RetryAfter = Pause };
    }

    /// <summary>One reading at a time, for all who wait.</summary>
    Task Ask(Instant now)
    {
        lock (gate)
        {
            if (reading.IsCompleted && (tried is not { } last || Age(last, now) >= Pause))
            {
                tried = now;
                reading = ReadAsync(now);
            }

            return reading;
        }
    }

    async Task ReadAsync(Instant now)
    {
        try
        {
            var document = await read();
            known = new Known(now, document.Keys.DistinctBy(k => k.Kid, StringComparer.Ordinal).ToDictionary(k => k.Kid, StringComparer.Ordinal), document.SignIn, Failed: false);
        }
        catch (Exception fault) when (IssuerReader.IsItsFault(fault))
        {
            LogUnread(issuer, fault.Message);
            known = new Known(known?.At ?? Instant.MinValue, known?.Keys ?? new Dictionary<string, JsonWebKey>(), known?.SignIn, Failed: true);
        }
    }

    /// <summary>A clock that was set back makes nothing young again.</summary>
    static Duration Age(Instant at, Instant now) => now >= at ? now - at : Duration.MaxValue;

    [LoggerMessage(2701, LogLevel.Warning, "The keys of the token issuer {Issuer} cannot be read, so tokens with new keys are not accepted: {Reason}")]
    partial void LogUnread(string issuer, string reason);

    /// <param name="At">When it was last read; the beginning of time: never.</param>
    sealed record Known(Instant At, IReadOnlyDictionary<string, JsonWebKey> Keys, SignInPlace? SignIn, bool Failed);
}
