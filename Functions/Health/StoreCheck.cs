using Microsoft.DurableTask.Client;
using SupportFlows.Adapters;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Health;

/// <summary>Whether the store keeps what it is given: a row is really written.</summary>
public sealed class StoreCheck(IRowStore store, TimeProvider time)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>Why it does not; null: it does.</returns>
    public Task<string?> FaultAsync(CancellationToken cancellation) => FaultAsync(store.CanWriteAsync(time, cancellation), cancellation);

    /// <summary>The same of the durable backend, which is asked for an instance that is not there.</summary>
    public static Task<string?> FaultAsync(DurableTaskClient client, CancellationToken cancellation) => FaultAsync(client.GetInstanceAsync("health", cancellation), cancellation);

    static async Task<string?> FaultAsync(Task asked, CancellationToken cancellation)
    {
        try
        {
            await asked.WaitAsync(Patience, cancellation);
            return null;
        }
#pragma warning disable CA1031 // Whatever it fails of is the answer.
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return fault.Message;
        }
    }
}
