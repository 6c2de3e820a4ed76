using NodaTime;

namespace SupportFlows.Domain.Trail;

/// <summary>An act that matters to security. Never rewritten: each entry holds the hash of the one before.</summary>
/// <param name="Day">In UTC, which has a chain of its own.</param>
/// <param name="Number">From 1 within its day.</param>
/// <param name="Act">Such as <c>key-made</c>.</param>
/// <param name="By">Id of who did it; empty where nobody knows.</param>
/// <param name="ByName">As people call him.</param>
/// <param name="Subject">What it was done to: an id, or a path.</param>
/// <param name="Details">What else there is to say of it.</param>
/// <param name="Address">The network address that it came from.</param>
/// <param name="Before">Hash of the entry before; of a day's first, of the last of the day before it that has any.</param>
/// <param name="Hash">Of all of this.</param>
public sealed record TrailEntry(LocalDate Day, int Number, Instant At, string Act, string By, string ByName, string Subject, string Details, string Address, string Before, string Hash = "");

/// <summary>A place where the chain does not hold.</summary>
/// <param name="Number">Of the first entry that is not as it was written; where entries are missing, of the first of these.</param>
public sealed record TrailBreak(LocalDate Day, int Number, string What);
