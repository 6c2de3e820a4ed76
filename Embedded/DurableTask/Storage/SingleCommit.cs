namespace SupportFlows.Embedded.DurableTask.Storage;

/// <summary>One change by itself.</summary>
/// <param name="done">Told on the writer's thread: null when it is durable, or why it is not.</param>
sealed class SingleCommit(Change change, Action<Exception?> done) : ICommit
{
    public IReadOnlyList<Change> Changes { get; } = [change];

    public bool Wanted => true;

    public void Committed() => done(null);

    public void Failed(Exception exception) => done(exception);
}
