namespace Microsoft.DurableTask;

/// <summary>How an orchestration starts over with a fresh history.</summary>
public class ContinueAsNewOptions
{
    public object? NewInput { get; set; }

    /// <summary>Keeps the events that nobody has waited for yet.</summary>
    public bool PreserveUnprocessedEvents { get; set; } = true;

    /// <summary>The version to go on with; none keeps the present one.</summary>
    public string? NewVersion { get; set; }
}
