using NodaTime;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Trail;

/// <summary>What was refused that matters to security, gathered: whoever knocks a thousand times makes one entry in ten minutes, which says how often, and no write for each.</summary>
public sealed class RefusedAttempts(AuditTrail trail, TimeProvider time)
{
    public static readonly Duration Gathered = Duration.FromMinutes(10);

    const int MostKinds = 1000;
    const int MostAddresses = 5;

    readonly Lock gate = new();
    readonly Dictionary<(string Act, string By), Tally> tallies = [];

    /// <param name="by">Id of who it was; empty: nobody knows, and all of them are gathered in one.</param>
    public async Task NoteAsync(string act, string by, string byName, string subject, string address, CancellationToken cancellation = default)
    {
        if (Count((act, by), address) is not { } due)
        {
            return;
        }

        try
        {
            var details = $"{due.Times} since the entry before; from {string.Join(", ", due.Addresses)}{(due.More ? " and others" : "")}";
            await trail.AppendAsync(new TrailAct(act, by, byName, subject, details, address), cancellation);
        }
        catch (RowStoreUnavailableException)
        {
            // Who was refused is refused, whatever can be written.
        }
    }

    /// <summary>What is to be written now; null: nothing yet.</summary>
    Tally? Count((string Act, string By) kind, string address)
    {
        lock (gate)
        {
            if (tallies.Count >= MostKinds)
            {
                tallies.Clear();
            }

            var now = time.GetCurrentInstant();
            var before = tallies.GetValueOrDefault(kind) ?? new Tally(Instant.MinValue, 0, [], false);
            var isNew = !before.Addresses.Contains(address);
            var tally = before with
            {
                Times = before.Times + 1,
                Addresses = isNew && before.Addresses.Count < MostAddresses ? [.. before.Addresses, address] : before.Addresses,
                More = before.More || (isNew && before.Addresses.Count >= MostAddresses),
            };
            var isDue = before.WrittenAt == Instant.MinValue || now < before.WrittenAt || now - before.WrittenAt >= Gathered;
            tallies[kind] = isDue ? new Tally(now, 0, [], false) : tally;
            return isDue ? tally : null;
        }
    }

    sealed record Tally(Instant WrittenAt, int Times, IReadOnlyList<string> Addresses, bool More);
}
