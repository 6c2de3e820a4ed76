using NodaTime;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>
/// Offers one outbox row to its provider. What is sent is never offered again. What may or may not have been taken, because we died before
/// the answer was written, is offered again under the same key: a message is late rather than lost.
/// </summary>
public sealed partial class SendMessage(
    Outbox outbox, SentLog sent, IEnumerable<IMessageSender> senders, TimeProvider time, ILogger<SendMessage> log)
{
    // Real time, whatever clock the app runs on: this bounds a network call.
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <returns>False when a decision has to follow: it is to be offered again at the row's next attempt, or it was given up.</returns>
    /// <exception cref="DeliveryException">A passing fault: offering it again in seconds may help.</exception>
    [Function(nameof(SendMessage))]
    public async Task<bool> RunAsync([ActivityTrigger] MessageAddress address)
    {
        if (await outbox.FindAsync(address) is not { } found)
        {
            LogMissing(address.Key);
            return true;
        }

        if (found.Row.Status is OutboxStatus.Sent or OutboxStatus.Failed)
        {
            return found.Row.Status is OutboxStatus.Sent;
        }

        var attempt = found.Row.Attempts + 1;
        var now = time.GetCurrentInstant();
        var offered = await outbox.ReplaceAsync(
            found, found.Row with { Status = OutboxStatus.Sending, Attempts = attempt, NextAttemptAt = now + Retries.After(attempt) });
        try
        {
            var handover = await HandOverAsync(offered.Row);
            return await EndAsync(offered, offered.Row with { Status = OutboxStatus.Sent, Handover = handover, Error = null });
        }
        catch (DeliveryException e)
        {
            return await FailedAsync(offered, e);
        }
    }

    async Task<Handover> HandOverAsync(OutboxRow row)
    {
        var sender = senders.FirstOrDefault(s => s.Channel == row.Channel)
            ?? throw new DeliveryException($"Nothing is configured that sends by {row.Channel}.", retryable: true);
        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            return await sender.SendAsync(new OutboundMessage(row.Key, row.Channel, row.Recipient, row.Subject, row.Body), timeout.Token);
        }
        catch (OperationCanceledException e) when (timeout.IsCancellationRequested)
        {
            throw new DeliveryException($"The provider did not answer within {Timeout.TotalSeconds} s.", retryable: true, inner: e);
        }
    }

    async Task<bool> FailedAsync(StoredMessage offered, DeliveryException fault)
    {
        var (row, now) = (offered.Row, time.GetCurrentInstant());
        if (!fault.Retryable || now - row.CreatedAt >= Retries.GiveUpAfter)
        {
            LogGivenUp(fault, row.Key, row.Attempts);
            return await EndAsync(offered, row with { Status = OutboxStatus.Failed, Error = fault.Message });
        }

        LogRetried(fault, row.Key, row.Attempts);
        var wait = fault.RetryAfter is { } asked ? Duration.FromTimeSpan(asked) : Duration.Zero;
        await outbox.ReplaceAsync(offered, row with
        {
            Status = OutboxStatus.Waiting,
            NextAttemptAt = Instant.Max(row.NextAttemptAt, now + wait),
            Error = fault.Message,
        });
        if (wait <= Retries.Hiccup)
        {
            throw fault;
        }

        return false;
    }

    async Task<bool> EndAsync(StoredMessage offered, OutboxRow ended)
    {
        var row = ended with { EndedAt = time.GetCurrentInstant() };
        // In the log first: once the row says that it is done, nobody comes back to it.
        await sent.WriteAsync(row);
        await outbox.ReplaceAsync(offered, row);
        return row.Status is OutboxStatus.Sent;
    }
}
