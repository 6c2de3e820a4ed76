namespace SupportFlows.Orchestrations.Promises;

/// <summary>What is written about a promise outside its partition, so that it can be taken back. Only decisions write it.</summary>
/// <param name="Listed">Index rows that hold for it as decided.</param>
/// <param name="Delisted">Index rows that held before, deleted after the last decision was written: again before the next.</param>
/// <param name="Attention">The row that tells the auditor when to look.</param>
public sealed record PromiseUpkeep(IReadOnlyList<IndexEntry> Listed, IReadOnlyList<IndexEntry> Delisted, string? Attention)
{
    public static readonly PromiseUpkeep None = new([], [], null);
}

public sealed record IndexEntry(string Partition, string Key);
