namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>
/// Keeps receivers that do not answer from taking up the app: each attempt at one occupies an activity for ten seconds, and the same activities page people.
/// Whoever takes what he is sent is not limited.
/// </summary>
public sealed class FeedGate
{
    const int PerSubscription = 2;
    const int InAll = 8;

    readonly Dictionary<string, int> inside = new(StringComparer.Ordinal);
    readonly Lock gate = new();

    /// <returns>To be disposed when the attempt is over; null: not now.</returns>
    public IDisposable? TryEnter(string subscriptionId, bool isFailing)
    {
        if (!isFailing)
        {
            return new Place(null, subscriptionId);
        }

        lock (gate)
        {
            var taken = inside.GetValueOrDefault(subscriptionId);
            if (taken >= PerSubscription || inside.Values.Sum() >= InAll)
            {
                return null;
            }

            inside[subscriptionId] = taken + 1;
        }

        return new Place(this, subscriptionId);
    }

    void Leave(string subscriptionId)
    {
        lock (gate)
        {
            if (--inside[subscriptionId] == 0)
            {
                inside.Remove(subscriptionId);
            }
        }
    }

    sealed class Place(FeedGate? of, string subscriptionId) : IDisposable
    {
        public void Dispose() => of?.Leave(subscriptionId);
    }
}
