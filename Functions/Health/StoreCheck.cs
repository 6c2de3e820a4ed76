using SupportFlows.Adapters;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Health;

/// <summary>Whether the store keeps what it is given: a row is really written.</summary>
public sealed class StoreCheck(IRowStore store, TimeProvider time)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>Why it does not; null: it does.</returns>
    public async Task<string?> FaultAsync(CancellationToken cancellation)
    {
        try
        {
            await store.CanWriteAsync(time, cancellation).WaitAsync(Patience, cancellation);
            return null;
        }
#pragma warning disable CA1031 // Whatever keeps the store from writing is the answer.
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return fault.Message;
        }
    }
}
