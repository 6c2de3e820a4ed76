using NodaTime;
using SupportFlows.Domain.Text;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Web.Operation;

/// <summary>The outbox of a day.</summary>
/// <param name="Recipient">As asked for: an address, a number or a person's id; null: everybody.</param>
public sealed record MessagesModel(LocalDate Day, string? Recipient, SentPage Found)
{
    /// <summary>Where the day goes on; null: it is at its end.</summary>
    public string? Further => Found.Next is { } next
        ? $"/messages?day={Wire.Text(Day)}&recipient={Uri.EscapeDataString(Recipient ?? "")}&continuation={Uri.EscapeDataString(next)}"
        : null;
}
