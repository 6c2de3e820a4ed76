using NodaTime;

namespace SupportFlows.Domain.Refusals;

/// <summary>A request that is refused, with everything the caller needs to do better: becomes a problem+json answer.</summary>
public sealed class RefusalException(RefusalKind kind, string title, params FieldError[] errors) : Exception(title)
{
    public RefusalKind Kind { get; } = kind;

    public IReadOnlyList<FieldError> Errors { get; } = errors;

    /// <summary>After which the same may be taken; null: time alone mends nothing.</summary>
    public Duration? RetryAfter { get; init; }

    /// <summary>The refusal in one sentence, without its fields.</summary>
    public string Title => base.Message;

    public override string Message => Errors.Count == 0
        ? base.Message
        : $"{base.Message} {string.Join("; ", Errors.Select(e => $"{e.Field}: {e.Reason}"))}";
}

/// <param name="Field">Path in the request, e.g. <c>contact.email</c>.</param>
/// <param name="Reason">What is wrong, which limit, and what to do.</param>
public sealed record FieldError(string Field, string Reason, string? Value = null);

public enum RefusalKind
{
    /// <summary>The body cannot be read at all: 400.</summary>
    Malformed,

    /// <summary>Who are you, or a bad or stale signature: 401.</summary>
    Unauthenticated,

    /// <summary>Not with this role: 403.</summary>
    Forbidden,

    /// <summary>Not there, or somebody else's: 404.</summary>
    NotFound,

    /// <summary>Not allowed from its present state: 409.</summary>
    Conflict,

    /// <summary>The caller's copy is out of date: 412.</summary>
    PreconditionFailed,

    /// <summary>Too big to take: 413.</summary>
    TooLarge,

    /// <summary>Readable, but fields are faulty: 422, all of them at once.</summary>
    Invalid,

    /// <summary>One more than the caller may send in this time: 429.</summary>
    TooMany,

    /// <summary>Everything is in use: 503, and nothing was begun.</summary>
    Busy,
}
