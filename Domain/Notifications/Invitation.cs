using NodaTime;

namespace SupportFlows.Domain.Notifications;

/// <summary>An event for the recipient's calendar.</summary>
/// <param name="Uid">The same for as long as the event is the same, however often it is moved: a program then moves its own.</param>
/// <param name="Sequence">From 0; higher each time it is moved or cancelled, or programs keep what they have.</param>
/// <param name="Cancelled">It takes place no more: programs take it away.</param>
public sealed record Invitation(string Uid, int Sequence, Instant Start, Instant End, string Summary, string? Description, string? Location, bool Cancelled = false);
