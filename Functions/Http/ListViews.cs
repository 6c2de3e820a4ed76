using NodaTime;

namespace SupportFlows.Functions.Http;

/// <summary>A page of a list.</summary>
/// <param name="Continuation">Give it back for the next page; null: this is the last one.</param>
sealed record ListView<T>(IEnumerable<T> Items, string? Continuation)
    where T : notnull;

/// <param name="To">Exclusive.</param>
sealed record SpanView(Instant From, Instant To);
