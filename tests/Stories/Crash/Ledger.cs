using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Crash;

/// <summary>What the providers took, and in which life of the app. They live on when it is killed.</summary>
sealed class Ledger(Harness.Providers providers)
{
    readonly List<Taken> taken = [];
    readonly List<HashSet<string>> underWay = [];
    readonly HashSet<string> seen = [];

    public IReadOnlyList<Taken> All => taken;

    /// <summary>A life has ended: what they took since the last one was its.</summary>
    /// <param name="left">Keys of messages whose answer was not written down.</param>
    public void Close(HashSet<string> left)
    {
        var life = underWay.Count;
        underWay.Add(left);
        var now = providers.Accepted.Select(m => new Taken(m.Id, m.Key, m.Channel, life)).Concat(providers.Sms.Calls.Select(c => new Taken(c.Id, c.Key ?? "", "voice", life)));
        taken.AddRange(now.Where(t => seen.Add($"{t.Channel} {t.Id}")));
    }

    /// <summary>Each key was taken once; or again, where a kill fell between the provider and the note, by one who cannot be asked.</summary>
    public IEnumerable<string> Faults(IReadOnlyList<OutboxRow> owed)
    {
        var rows = owed.ToDictionary(m => m.Key);
        foreach (var ofKey in taken.GroupBy(t => t.Key).Select(g => g.ToList()))
        {
            var told = string.Join(", ", ofKey.Select(t => $"{t.Channel} {t.Id} in life {t.Life}"));
            if (!rows.TryGetValue(ofKey[0].Key, out var row))
            {
                yield return $"{ofKey[0].Key} was sent and never owed: {told}";
            }
            else if (row.Status is not (OutboxStatus.Sent or OutboxStatus.Failed))
            {
                yield return $"{ofKey[0].Key} was taken ({told}), and its row says {row}";
            }

            for (var n = 1; n < ofKey.Count; n++)
            {
                var (before, again) = (ofKey[n - 1], ofKey[n]);
                if (before.Life == again.Life || !underWay[before.Life].Contains(before.Key))
                {
                    yield return $"{before.Key} was taken twice, and no kill fell in between: {told}";
                }
                else if (before.Channel is "sms" or "voice")
                {
                    yield return $"{before.Key} was offered again to a provider who could have been asked: {told}";
                }
            }
        }

        foreach (var row in owed.Where(m => m is { Status: OutboxStatus.Sent, CarriedBy: null, Channel: not Domain.Notifications.Channel.Page }).ExceptBy(taken.Select(t => t.Key), m => m.Key))
        {
            yield return $"{row.Key} is said to be sent, and no provider has it: {row}";
        }
    }

    public int TakenAgain => taken.Count - taken.DistinctBy(t => t.Key).Count();
}

sealed record Taken(string Id, string Key, string Channel, int Life);
