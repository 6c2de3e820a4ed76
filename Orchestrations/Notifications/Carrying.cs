using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>Messages whose news another one told.</summary>
public sealed class Carrying(Outbox outbox, TimeProvider time)
{
    /// <summary>Tells them what became of it. Nothing is told while it is not known to be taken.</summary>
    public Task FollowAsync(OutboxRow carrier, CancellationToken cancellation = default) =>
        Task.WhenAll(carrier.Carries.Select(m => FollowAsync(m, carrier, cancellation)));

    public Task<StoredMessage?> FollowAsync(MessageAddress carried, OutboxRow carrier, CancellationToken cancellation = default) =>
        outbox.UpdateAsync(carried, row => OutboxTurns.Followed(row, carrier, time.GetCurrentInstant()), cancellation);
}
