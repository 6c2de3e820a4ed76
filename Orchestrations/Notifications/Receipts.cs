using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>What providers tell of messages after they took them: in any order, any number of times, at any moment.</summary>
public sealed class Receipts(Outbox outbox, Carrying carrying, Attention attention, TimeProvider time)
{
    /// <summary>Also for all that went along in the message. A failure becomes an unsent message of which the next decision takes note.</summary>
    /// <returns>The names of the promises that are to be told that something changed; none when there is no such message, or its fate is still open.</returns>
    public async Task<IReadOnlyList<string>> ReceiveAsync(MessageAddress address, Receipt receipt, CancellationToken cancellation = default)
    {
        if (await outbox.FindAsync(address, cancellation) is not { } found)
        {
            return [];
        }

        var now = time.GetCurrentInstant();
        var concerned = found.Row.Carries.Select(m => m.Key).Prepend(address.Key).Select(MessageAddress.PromiseOf).Distinct().ToList();
        if (receipt.Status is DeliveryStatus.Failed)
        {
            // Before it is written: a failure that no decision takes note of is something the auditor has to find.
            await Task.WhenAll(concerned.Select(name => attention.WriteAsync(name, Attention.KeyOf(name, now), cancellation)));
        }

        var heard = await outbox.UpdateAsync(address, row => OutboxTurns.Heard(row, receipt, now), cancellation);
        // Whether or not it was news: whoever heard it first may have died before he passed it on.
        await carrying.FollowAsync(heard!.Row, cancellation);
        return OutboxTurns.IsFinal(receipt) ? concerned : [];
    }
}
