using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Functions.Pages;

/// <summary>One message about a page, and what became of it.</summary>
/// <param name="Person">Id.</param>
/// <param name="Address">Enough of it to tell two apart, and too little to write to.</param>
/// <param name="Status">Its receipt's where there is one, else how far we got with it.</param>
/// <param name="IsStatus">News that needs no answer.</param>
/// <param name="TakenAt">When the provider took it, or it was given up.</param>
/// <param name="StatusAt">When what the status says happened.</param>
sealed record DeliveryView(
    string? Person, Channel Channel, string Address, string Status, bool IsStatus, Instant CreatedAt, Instant? OfferedAt, Instant? TakenAt, Instant? StatusAt, int Attempts, string? Error)
{
    const int Shown = 4;

    public static DeliveryView Of(OutboxRow row) => new(
        row.Recipient.PersonId,
        row.Channel,
        Masked(row.Recipient.Address),
        row is { Status: OutboxStatus.Sent, Receipt: { } receipt } ? Wire.Name(receipt.Status) : Wire.Name(row.Status),
        row.Terms?.IsStatus ?? false,
        row.CreatedAt,
        row.OfferedAt,
        row.EndedAt,
        row.Receipt?.At ?? row.EndedAt,
        row.Attempts,
        row.Error);

    static string Masked(string address) => address.Split('@') is [{ Length: > 0 } name, var domain]
        ? $"{name[0]}…@{domain}"
        : address.Length > 2 * Shown ? $"…{address[^Shown..]}" : "…";
}
