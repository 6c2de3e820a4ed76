using NodaTime;
using SupportFlows.Domain.Delivery;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Delivery;

/// <param name="Offer">The row to be offered now, with all that it carries; null: not now.</param>
/// <param name="Done">When it is not offered: whether no decision has to follow.</param>
public sealed record LineTurn(OutboxRow? Offer, bool Done = false);

/// <summary>Asks the line of a message whether it is its turn, and notes the answer in its row when it is not.</summary>
public sealed class LineTurns(Outbox outbox, Lines lines, Bundles bundles, Carrying carrying, TimeProvider time)
{
    /// <summary>Whether a message that is to carry others was taken is known in seconds.</summary>
    static readonly Duration LookAgain = Duration.FromSeconds(5);

    /// <summary>One that carries others and was not taken by then is not waited for.</summary>
    static readonly Duration Patience = Duration.FromSeconds(30);

    /// <summary>A carrier that fell away is asked about once; the second time somebody else may have become it.</summary>
    const int Attempts = 5;

    /// <exception cref="RowConflictException">The row changed meanwhile.</exception>
    public async Task<LineTurn> AskAsync(StoredMessage found)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await AskOnceAsync(found) is { } turn)
            {
                return turn;
            }

            if (attempt == Attempts)
            {
                return await WaitAsync(found, time.GetCurrentInstant() + LookAgain);
            }
        }
    }

    /// <summary>Null: ask again.</summary>
    async Task<LineTurn?> AskOnceAsync(StoredMessage found)
    {
        var row = found.Row;
        // What it is about stands in its own row; the line's has room for many.
        var entry = new LineEntry(row.Key, row.Terms! with { Subject = "" }, row.CreatedAt);
        switch (await lines.AskAsync(row.Channel, row.Recipient.Address, entry))
        {
            case LineAnswer.Send send:
                return new LineTurn(await bundles.FillAsync(row, send.Carry));
            case LineAnswer.Wait wait:
                return await WaitAsync(found, wait.Until);
            case LineAnswer.Carried carried:
                return await CarriedAsync(found, carried);
            case LineAnswer.Overtaken:
                await outbox.ReplaceAsync(found, OutboxTurns.Withdrawn(row));
                return new LineTurn(Offer: null, Done: true);
            default:
                await outbox.ReplaceAsync(found, OutboxTurns.Failed(row, $"Too late: it was of use until {row.Terms!.Deadline}. {row.Error}".TrimEnd(), time.GetCurrentInstant()));
                return new LineTurn(Offer: null, Done: false);
        }
    }

    async Task<LineTurn?> CarriedAsync(StoredMessage found, LineAnswer.Carried carried)
    {
        var (row, now) = (found.Row, time.GetCurrentInstant());
        var carrier = MessageAddress.OfKey(carried.By) is { } address ? await outbox.FindAsync(address) : null;
        if (carrier is not null && OutboxTurns.WasTaken(carrier.Row) && carrier.Row.Carries.Contains(found.Address))
        {
            var followed = await carrying.FollowAsync(found.Address, carrier.Row);
            return new LineTurn(Offer: null, Done: followed is { Row.Status: OutboxStatus.Sent });
        }

        if (carrier is { Row.Status: OutboxStatus.Waiting or OutboxStatus.Sending } && carried.Since + Patience > now)
        {
            return await WaitAsync(found, now + LookAgain);
        }

        // It was given up, or nobody needs it any more, or it went without this one.
        var left = carrier is not null && OutboxTurns.WasTaken(carrier.Row) ? row.Key : carried.By;
        await lines.ReleaseAsync(row.Channel, row.Recipient.Address, left);
        return null;
    }

    async Task<LineTurn> WaitAsync(StoredMessage found, Instant until)
    {
        await outbox.ReplaceAsync(found, found.Row with { Status = OutboxStatus.Waiting, NextAttemptAt = until });
        return new LineTurn(Offer: null, Done: false);
    }
}
