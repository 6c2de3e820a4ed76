using Microsoft.Extensions.Logging;
using NodaTime;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>What is still to be done about a message that its provider has: to ask what became of it, or to end a call that nobody needs.</summary>
public sealed partial class AfterSending(Outbox outbox, Receipts receipts, MessageProviders providers, TimeProvider time, ILogger<AfterSending> log)
{
    /// <summary>A decision that asks again and again gets no more than this out of the provider.</summary>
    static readonly Duration AskEvery = Duration.FromSeconds(30);

    /// <summary>No call rings for longer.</summary>
    static readonly Duration Ringing = Duration.FromMinutes(2);

    static readonly Duration Retry = Duration.FromSeconds(5);

    /// <returns>False when a decision has to follow.</returns>
    public Task<bool> RunAsync(StoredMessage found) => found.Row switch
    {
        { EndCall: true } => EndAsync(found),
        { Terms: not null, Retracted: false, Handover: { } taken } row when !OutboxTurns.IsFinal(row.Receipt) => AskAsync(found, taken),
        _ => Task.FromResult(true),
    };

    async Task<bool> AskAsync(StoredMessage found, Handover taken)
    {
        var now = time.GetCurrentInstant();
        if (found.Row.AskedAt is { } asked && asked + AskEvery > now)
        {
            return true;
        }

        try
        {
            // Of a bundle, what became of the message that carried it.
            var key = found.Row.CarriedBy ?? found.Row.Key;
            if (await providers.ReadAsync(found.Row, taken) is { } receipt && MessageAddress.OfKey(key) is { } told)
            {
                await receipts.ReceiveAsync(told, receipt);
            }
        }
        catch (DeliveryException e)
        {
            LogUnasked(e, found.Row.Key);
        }

        await outbox.UpdateAsync(found.Address, row => row with { AskedAt = now });
        return false;
    }

    async Task<bool> EndAsync(StoredMessage found)
    {
        var now = time.GetCurrentInstant();
        try
        {
            // A receipt may have come before the answer that told the provider's own id of it.
            if ((found.Row.Handover ?? await providers.FindAsync(found.Row)) is { } taken)
            {
                await providers.RetractAsync(found.Row, taken);
            }
        }
        catch (DeliveryException e)
        {
            LogStillRings(e, found.Row.Key);
            if (e.Retryable && now < (found.Row.EndedAt ?? now) + Ringing)
            {
                await outbox.UpdateAsync(found.Address, row => row with { NextAttemptAt = now + Retry });
                return false;
            }
        }

        await outbox.UpdateAsync(found.Address, row => row with { EndCall = false });
        return true;
    }
}
