namespace SupportFlows.Embedded.DurableTask.Engine;

/// <summary>A letter on its way to an instance.</summary>
/// <param name="Serial">Its row in the inbox, when it is stored there.</param>
/// <param name="Reply">Completed when what the letter brought about is durable: true when it changed something.</param>
/// <param name="Unit">Held until all that follows from it has its own unit.</param>
sealed record Message(Letter Letter, long? Serial, TaskCompletionSource<bool>? Reply, WorkTracker.Work Unit)
{
    /// <summary>Tells the caller that it was not accepted. The rest is in the store, and comes from there again.</summary>
    internal void Fail(Exception exception)
    {
        Reply?.TrySetException(exception);
        Unit.Dispose();
    }
}
