using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using SupportFlows.Domain.Delivery;
using SupportFlows.Orchestrations.Answers;
using SupportFlows.Orchestrations.Delivery;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>
/// Does what is next for one outbox row. What is sent is never offered again. What may or may not have been taken, because we died before
/// the answer was written, is asked for first, and offered again under the same key if the provider does not know: late rather than lost.
/// </summary>
public sealed partial class SendMessage(
    Outbox outbox, MessageProviders providers, Lines lines, LineTurns turns, Carrying carrying, AfterSending after, PhoneOwners owners, TimeProvider time, ILogger<SendMessage> log)
{
    const int Attempts = 5;

    /// <returns>False when a decision has to follow: it is to be offered again at the row's next attempt, it was given up, or its provider was asked about it.</returns>
    /// <exception cref="DeliveryException">A passing fault: offering it again in seconds may help. Never of a message with terms.</exception>
    [Function(nameof(SendMessage))]
    public async Task<bool> RunAsync([ActivityTrigger] MessageAddress address, [DurableClient] DurableTaskClient client)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await NextAsync(address, client);
            }
            catch (RowConflictException) when (attempt < Attempts)
            {
                // Retracted, or heard of, before it was offered: look again.
            }
        }
    }

    async Task<bool> NextAsync(MessageAddress address, DurableTaskClient client)
    {
        if (await outbox.FindAsync(address) is not { } found)
        {
            LogMissing(address.Key);
            return true;
        }

        return found.Row.Status switch
        {
            OutboxStatus.Sent => await after.RunAsync(found),
            OutboxStatus.Failed => false,
            OutboxStatus.Withdrawn => await LeaveAsync(found.Row),
            _ => await RecoverAsync(found) ?? await OfferAsync(found, client),
        };
    }

    /// <summary>Null: no earlier attempt was taken.</summary>
    async Task<bool?> RecoverAsync(StoredMessage found)
    {
        if (found.Row.Attempts == 0)
        {
            return null;
        }

        try
        {
            return await providers.FindAsync(found.Row) is { } handover ? await TakenAsync(found, handover) : null;
        }
        catch (DeliveryException e) when (!e.Retryable)
        {
            // It will never tell: twice rather than lost.
            LogUnknown(e, found.Row.Key);
            return null;
        }
        catch (DeliveryException e)
        {
            return await FaultedAsync(found.Address, e);
        }
    }

    async Task<bool> OfferAsync(StoredMessage found, DurableTaskClient client)
    {
        if (found.Row.Retracted)
        {
            await outbox.ReplaceAsync(found, OutboxTurns.Withdrawn(found.Row));
            return await LeaveAsync(found.Row);
        }

        var turn = found.Row.Terms is null ? new LineTurn(found.Row) : await turns.AskAsync(found);
        return turn.Offer is { } row ? await HandOverAsync(found, row, client) : turn.Done;
    }

    async Task<bool> HandOverAsync(StoredMessage found, OutboxRow row, DurableTaskClient client)
    {
        var (now, attempt) = (time.GetCurrentInstant(), row.Attempts + 1);
        var offered = await outbox.ReplaceAsync(found, row with
        {
            Status = OutboxStatus.Sending,
            Attempts = attempt,
            OfferedAt = row.OfferedAt ?? now,
            NextAttemptAt = now + Retries.After(row, attempt),
        });
        try
        {
            var handover = await providers.SendAsync(offered.Row, client);
            return await TakenAsync(offered, handover);
        }
        catch (DeliveryException e)
        {
            var done = await FaultedAsync(found.Address, e);
            if (e.OptedOut)
            {
                // STOP was said where we did not hear it. Before anybody decides on another way to reach him: not by texts.
                await owners.MarkAsync(client, row.Recipient.Address, ReplyAction.Stop, CancellationToken.None);
            }

            return done;
        }
    }

    async Task<bool> TakenAsync(StoredMessage offered, Handover handover)
    {
        var taken = await outbox.UpdateAsync(offered, row => OutboxTurns.Taken(row, handover, time.GetCurrentInstant()));
        await carrying.FollowAsync(taken.Row);
        return taken.Row is { Status: OutboxStatus.Sent, EndCall: false };
    }

    async Task<bool> FaultedAsync(MessageAddress address, DeliveryException fault)
    {
        var now = time.GetCurrentInstant();
        var row = (await outbox.UpdateAsync(
            address, r => r.Status is OutboxStatus.Waiting or OutboxStatus.Sending ? OutboxTurns.Faulted(r, fault, now) : r))!.Row;
        if (row.Status is not (OutboxStatus.Waiting or OutboxStatus.Failed) || OutboxTurns.WasTaken(row))
        {
            // The provider had it after all: a receipt came before its answer.
            return row.Status is OutboxStatus.Sent;
        }

        await ReleaseAsync(row);
        if (row.Status is OutboxStatus.Failed)
        {
            LogGivenUp(fault, row.Key, row.Attempts);
            return false;
        }

        LogRetried(fault, row.Key, row.Attempts);
        return Retries.AreQuick(row, fault) ? throw fault : false;
    }

    /// <summary>It may have been let go just before somebody withdrew it.</summary>
    async Task<bool> LeaveAsync(OutboxRow row)
    {
        await ReleaseAsync(row);
        return true;
    }

    Task ReleaseAsync(OutboxRow row) => row.Terms is null ? Task.CompletedTask : lines.ReleaseAsync(row.Channel, row.Recipient.Address, row.Key);
}
