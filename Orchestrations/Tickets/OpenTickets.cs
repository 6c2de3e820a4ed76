using NodaTime;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Telemetry;

namespace SupportFlows.Orchestrations.Tickets;

/// <summary>Counts open tickets by how long there is until something is owed, for whoever watches the queue from outside.</summary>
public sealed class OpenTickets(IRowStore rows, Measures measures)
{
    /// <summary>In each of the index's parts; a queue that is longer is shown as long as this.</summary>
    const int MostOfAPart = 1000;

    static readonly (string Name, Duration Under)[] Spans =
    [
        ("overdue", Duration.Zero), ("under-15m", Duration.FromMinutes(15)), ("under-1h", Duration.FromHours(1)), ("under-4h", Duration.FromHours(4)), ("under-1d", Duration.FromDays(1)),
    ];

    /// <summary>Once a minute; does nothing when nobody listens.</summary>
    public async Task MeasureAsync(Instant now, CancellationToken cancellation)
    {
        if (!measures.CountsOpen)
        {
            return;
        }

        var parts = await Task.WhenAll(TicketIndex.Everywhere.Select(p => rows.ListAsync(new RowRange(TicketIndex.Table, p, To: TicketIndex.Closed, Take: MostOfAPart), cancellation)));
        var counts = parts.SelectMany(p => p).GroupBy(r => SpanOf(r.Key, now)).ToDictionary(g => g.Key, g => g.LongCount());
        foreach (var span in Spans.Select(s => s.Name).Append("later").Append("nothing-owed"))
        {
            measures.Open(span, counts.GetValueOrDefault(span));
        }
    }

    static string SpanOf(string key, Instant now) => string.CompareOrdinal(key, TicketIndex.Idle) >= 0 ? "nothing-owed"
        : Spans.FirstOrDefault(s => string.CompareOrdinal(key, $"0{(now + s.Under).ToUnixTimeTicks():D19}") < 0) is { Name: { } name } ? name
        : "later";
}
