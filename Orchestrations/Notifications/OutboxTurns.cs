using NodaTime;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>What becomes of an outbox row when something is heard of its message. Receipts come late, twice and before the handover.</summary>
static class OutboxTurns
{
    public static OutboxRow Taken(OutboxRow row, Handover handover, Instant now) => Settled(
        row with
        {
            Handover = row.Handover ?? handover,
            EndedAt = row.EndedAt ?? now,
            Receipt = handover.Receipt is { } receipt ? Receipt.Merge(row.Receipt, receipt) : row.Receipt,
        },
        now);

    /// <summary>Whatever is heard of it proves that it was taken, even when its sender does not know yet.</summary>
    public static OutboxRow Heard(OutboxRow row, Receipt receipt, Instant now)
    {
        var heard = row with { Receipt = Receipt.Merge(row.Receipt, receipt) };
        return heard == row || row.Status is OutboxStatus.Withdrawn ? heard : Settled(heard with { EndedAt = row.EndedAt ?? now }, now);
    }

    public static OutboxRow Faulted(OutboxRow row, DeliveryException fault, Instant now)
    {
        if (!fault.Retryable || now >= Retries.EndOf(row))
        {
            return Failed(row, fault.Message, now);
        }

        var wait = fault.RetryAfter is { } asked ? Duration.FromTimeSpan(asked) : Duration.Zero;
        return row with
        {
            Status = OutboxStatus.Waiting,
            NextAttemptAt = Instant.Min(now + Duration.Max(Retries.After(row, row.Attempts), wait), Retries.EndOf(row)),
            Error = fault.Message,
        };
    }

    public static OutboxRow Failed(OutboxRow row, string why, Instant now) =>
        row with { Status = OutboxStatus.Failed, EndedAt = now, Error = why };

    /// <summary>What was never offered is simply not sent. Of anything else it has to be found out whether it was taken.</summary>
    public static OutboxRow Retracted(OutboxRow row, Instant now) => row.Status switch
    {
        OutboxStatus.Waiting when row.Attempts == 0 => Withdrawn(row with { Retracted = true }),
        OutboxStatus.Waiting or OutboxStatus.Sending => row with { Retracted = true, NextAttemptAt = Instant.Min(row.NextAttemptAt, now) },
        OutboxStatus.Sent when IsAlone(row) && !row.Retracted => Ending(row with { Retracted = true }, now),
        OutboxStatus.Sent => row with { Retracted = true },
        _ => row,
    };

    /// <summary>Of a message that was taken and is retracted: if it is a call, and may still ring, the provider is to be told.</summary>
    public static OutboxRow Ending(OutboxRow row, Instant now) =>
        row.Channel is Channel.Voice && !IsFinal(row.Receipt) && !row.EndCall ? row with { EndCall = true, NextAttemptAt = now } : row;

    /// <summary>Not part of a bundle, whose call goes on while anybody needs it.</summary>
    public static bool IsAlone(OutboxRow row) => row is { CarriedBy: null, Carries: [] };

    public static OutboxRow Withdrawn(OutboxRow row) => row with { Status = OutboxStatus.Withdrawn };

    /// <summary>What becomes of a bundle becomes of all that it told of, unless they went their own way meanwhile.</summary>
    public static OutboxRow Followed(OutboxRow carried, OutboxRow carrier, Instant now)
    {
        var follows = carried.CarriedBy == carrier.Key || carried is { CarriedBy: null, Status: OutboxStatus.Waiting };
        return follows && WasTaken(carrier)
            ? Settled(
                carried with
                {
                    CarriedBy = carrier.Key,
                    Handover = carrier.Handover,
                    EndedAt = carried.EndedAt ?? carrier.EndedAt,
                    Receipt = carrier.Receipt is { } receipt ? Receipt.Merge(carried.Receipt, receipt) : carried.Receipt,
                },
                now)
            : carried;
    }

    public static bool WasTaken(OutboxRow row) => row.Handover is not null || row.Receipt is not null;

    /// <summary>Nothing that comes after it changes what a decision would make of it.</summary>
    public static bool IsFinal(Receipt? receipt) => receipt is { Status: >= DeliveryStatus.Failed };

    static OutboxRow Settled(OutboxRow row, Instant now)
    {
        // What nobody needs any more and did not arrive is no failure: a call that we ended, for one.
        var failed = row.Receipt?.Status is DeliveryStatus.Failed && !row.Retracted;
        var settled = row with
        {
            Status = failed ? OutboxStatus.Failed : OutboxStatus.Sent,
            Error = failed ? row.Receipt!.Error ?? "It did not arrive." : null,
            EndCall = row.EndCall && !IsFinal(row.Receipt),
        };
        return row is { Retracted: true, Status: OutboxStatus.Waiting or OutboxStatus.Sending } && IsAlone(row) ? Ending(settled, now) : settled;
    }
}
