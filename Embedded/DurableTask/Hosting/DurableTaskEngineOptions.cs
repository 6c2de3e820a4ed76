using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.Embedded.DurableTask;

/// <summary>Settings of the embedded durable engine.</summary>
public sealed class DurableTaskEngineOptions
{
    // So that all of them together, at some 5 KB each, take no more than a twentieth of the memory that there is.
    const int MemoryForEachLive = 128 * 1024;

    /// <summary>Path of the SQLite database; created with its folder when it is not there.</summary>
    public string DatabasePath { get; set; } = "";

    /// <summary>Activities beyond this many wait their turn; none is rejected.</summary>
    public int MaxConcurrentActivities { get; set; } = Math.Max(32, 10 * Environment.ProcessorCount);

    /// <summary>Idle instances kept in memory between events. One beyond that is replayed from the store when it wakes. Fewer where there is little memory: one takes some 5 KB.</summary>
    public int MaxLiveInstances { get; set; } = (int)Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / MemoryForEachLive, 100, 10_000);

    /// <summary>The version of new instances whose options give none.</summary>
    public string DefaultVersion { get; set; } = "";

    /// <summary>For tests: called by the writer where a crash makes a difference.</summary>
    internal Action<Checkpoint>? Checkpoint { get; set; }

    /// <summary>For tests: sees the writing connection whenever it is opened, and makes SQLite itself report faults.</summary>
    internal Action<SqliteConnection>? WriterOpened { get; set; }

    public DataConverter DataConverter { get; set; } = JsonDataConverter.Default;
}
