using System.Globalization;
using System.Net;

namespace SupportFlows.Client;

/// <summary>The server refused, failed, or could not be reached. Holds nothing of the API key.</summary>
#pragma warning disable CA1032 // Only the client makes it, from an answer or the lack of one.
public sealed class SupportFlowsException : Exception
#pragma warning restore CA1032
{
    internal SupportFlowsException(HttpStatusCode? status, string title, IReadOnlyList<FieldError>? errors = null, string? traceId = null, TimeSpan? retryAfter = null, Exception? cause = null)
        : base(Text(status, title, errors ?? [], traceId), cause) =>
        (Status, Title, Errors, TraceId, RetryAfter) = (status, title, errors ?? [], traceId, retryAfter);

    /// <summary>Null: there was no answer.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>What is wrong, in a sentence.</summary>
    public string Title { get; }

    /// <summary>Each faulty field; empty when it is not about fields.</summary>
    public IReadOnlyList<FieldError> Errors { get; }

    /// <summary>Names the failure in the server's log. Null: it gave none.</summary>
    public string? TraceId { get; }

    /// <summary>How long the server asks to wait. Null: it does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The same may succeed later: no answer, 408, 429 or 5xx.</summary>
    public bool IsTransient => Status is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    static string Text(HttpStatusCode? status, string title, IReadOnlyList<FieldError> errors, string? traceId) => string.Concat(
        title,
        errors.Count == 0 ? "" : $" {string.Join("; ", errors)}",
        status is { } code ? string.Create(CultureInfo.InvariantCulture, $" (status {(int)code}{(traceId is null ? "" : $", trace {traceId}")})") : "");
}

/// <summary>A field that the server does not take.</summary>
/// <param name="Field">Path in the request, such as <c>contact.email</c>.</param>
/// <param name="Reason">What is wrong with it, and what to do.</param>
/// <param name="Value">What was sent. Null: nothing, or it is not repeated.</param>
public sealed record FieldError(string Field, string Reason, string? Value = null)
{
    /// <summary>As in a sentence.</summary>
    public override string ToString() => Value is null ? $"{Field}: {Reason}" : $"{Field} '{Value}': {Reason}";
}
