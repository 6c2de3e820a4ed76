using NodaTime;

namespace SupportFlows.Domain.Timelines;

/// <summary>One entry of the timeline: who, what, when, from which channel. Never rewritten (SPEC section 2).</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Type">Stored and shown to others: a name, once shipped, keeps its meaning. Those of a ticket are <see cref="Tickets.TicketEvents"/>.</param>
/// <param name="Body">The words of a reply or note.</param>
/// <param name="Public">False for what only staff may see.</param>
public sealed record TimelineEvent(
    int Number,
    Instant At,
    string Type,
    Actor Actor,
    string Channel,
    IReadOnlyDictionary<string, string?> Details,
    string? Body = null,
    bool Public = true);
