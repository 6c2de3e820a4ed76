using NodaTime;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Orchestrations.Access;

/// <summary>How one key follows another.</summary>
static class KeyRotation
{
    public static readonly Duration Longest = Duration.FromDays(7);

    const string Title = "The key cannot be rotated.";

    /// <exception cref="RefusalException">Two secrets for too long a time, or for less than none.</exception>
    public static void Check(Duration overlap)
    {
        if (overlap < Duration.Zero || overlap > Longest)
        {
            throw new RefusalException(RefusalKind.Invalid, Title, new FieldError("overlap", $"Give how long the old secret is good, from PT0S to P{Longest.Days}D. To end it at once, revoke the key afterwards."));
        }
    }

    /// <summary>The key that comes after: as good as the old one was when it was made, and for as long.</summary>
    /// <exception cref="RefusalException">The old one has ended, or has been rotated.</exception>
    public static ApiKeySpec Next(KeyRow old, Instant now)
    {
        if (old.ReplacedBy is { } next)
        {
            throw new RefusalException(RefusalKind.Conflict, Title, new FieldError("id", $"It has been rotated: its rotation is the key {next}. Rotate that one."));
        }

        return old.RevokedAt is null && !(old.Spec.ExpiresAt <= now)
            ? old.Spec with { ExpiresAt = old.Spec.ExpiresAt is { } end ? now + (end - old.CreatedAt) : null }
            : throw new RefusalException(RefusalKind.Conflict, Title, new FieldError("id", "It has ended. Make a new one."));
    }

    /// <summary>The old one, which is good until then and no longer than it was.</summary>
    public static KeyRow Ending(KeyRow old, string next, Instant until) =>
        old with { ReplacedBy = next, Spec = old.Spec with { ExpiresAt = old.Spec.ExpiresAt is { } end ? Instant.Min(end, until) : until } };
}
