using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters;

public static class RowStoreHealth
{
    /// <summary>Writes one small row and waits until it is durable. The error, when there is one, says why the store cannot.</summary>
    public static async Task CanWriteAsync(this IRowStore store, TimeProvider time, CancellationToken cancellation = default) =>
        await store.CommitAsync("health", "health", [new RowChange.Upsert("health", $$"""{"at":"{{time.GetUtcNow():O}}"}""")], cancellation);
}
