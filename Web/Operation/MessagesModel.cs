using NodaTime;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Web.Operation;

/// <summary>The outbox of a day.</summary>
/// <param name="Recipient">As asked for: an address, a number or a person's id; null: everybody.</param>
/// <param name="Total">How many there are; the newest are shown.</param>
public sealed record MessagesModel(LocalDate Day, string? Recipient, IReadOnlyList<SentMessage> Messages, int Total);
