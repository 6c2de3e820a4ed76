using System.Collections.Concurrent;
using NodaTime;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Tickets;

/// <summary>How many open tickets each handler has: what every assignment asks of everybody, and so counted only now and then, with what was assigned here added meanwhile.</summary>
public sealed class TeamLoads(TicketIndex index, TimeProvider time)
{
    /// <summary>How long a ticket that was closed, or was assigned by another process, may not be known of.</summary>
    static readonly Duration Fresh = Duration.FromSeconds(10);

    readonly ConcurrentDictionary<string, Load> loads = new(StringComparer.Ordinal);

    public async Task<int> OfAsync(string handlerId)
    {
        var now = time.GetCurrentInstant();
        if (loads.TryGetValue(handlerId, out var load) && now - load.At < Fresh && now >= load.At)
        {
            return load.Open;
        }

        var open = await index.OpenOfAsync(handlerId, CancellationToken.None);
        loads[handlerId] = new Load(now, open);
        return open;
    }

    public void Assigned(string handlerId) => loads.AddOrUpdate(handlerId, _ => new Load(Instant.MinValue, 0), (_, load) => load with { Open = load.Open + 1 });

    sealed record Load(Instant At, int Open);
}
