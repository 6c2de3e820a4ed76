using NodaTime;
using SupportFlows.Domain.Rates;

namespace SupportFlows.Functions.Rates;

/// <summary>What each caller has used, of so many callers and no more: whoever was not heard of for longest is forgotten first.</summary>
sealed class RateMemory(int most)
{
    readonly Lock gate = new();

    // Two generations: what is asked for moves to the young one, and when that is full the old one goes as a whole. No caller is searched for.
    Dictionary<(Counted Counted, string Id), Instant> young = [];
    Dictionary<(Counted Counted, string Id), Instant> old = [];

    public int Count => young.Count + old.Count;

    public RateVerdict Take(Counted counted, string id, RateLimit limit, Instant now)
    {
        lock (gate)
        {
            var caller = (counted, id);
            if (!young.TryGetValue(caller, out var full) && !old.Remove(caller, out full))
            {
                full = Instant.MinValue;
            }

            var verdict = limit.Take(full, now);
            if (young.Count >= most / 2)
            {
                (old, young) = (young, []);
            }

            young[caller] = verdict.Full;
            return verdict;
        }
    }
}
