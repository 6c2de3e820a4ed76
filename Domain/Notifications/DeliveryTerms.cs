using NodaTime;

namespace SupportFlows.Domain.Notifications;

/// <summary>How a message to a responder is queued with the others to the same address (SPEC section 3).</summary>
/// <param name="About">The page.</param>
/// <param name="Subject">The page in a line, for a bundle of many.</param>
/// <param name="IsStatus">News of a page that needs no answer: only the newest is worth sending.</param>
/// <param name="IsFirst">The first message of the page to this person: no limit holds it back.</param>
/// <param name="Important">Goes before what is not.</param>
/// <param name="Deadline">Of no use later: it then counts as failed.</param>
public sealed record DeliveryTerms(string About, string Subject, bool IsStatus, bool IsFirst, bool Important, Instant Deadline);
