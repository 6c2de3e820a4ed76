namespace SupportFlows.Orchestrations.Tickets;

/// <summary>What is written about a ticket outside its partition, so that it can be taken back. Only decisions write it.</summary>
/// <param name="Listed">Index rows that hold for the ticket as decided.</param>
/// <param name="Delisted">Index rows that held before, deleted after the last decision was written: again before the next.</param>
/// <param name="Attention">The row that tells the auditor when to look.</param>
public sealed record TicketUpkeep(IReadOnlyList<IndexEntry> Listed, IReadOnlyList<IndexEntry> Delisted, string? Attention)
{
    public static readonly TicketUpkeep None = new([], [], null);
}

public sealed record IndexEntry(string Partition, string Key);
