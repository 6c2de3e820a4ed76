namespace SupportFlows.Client;

/// <summary>How something is watched for changes.</summary>
public sealed record WatchOptions
{
    /// <summary>How often it is looked at while it changes. While nothing happens, the looks become rarer, down to an eighth of that.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Told of what goes wrong on the way for the time being, after the client's own retries; the watch goes on. Null: it ends the watch.</summary>
    public Action<SupportFlowsException>? Trouble { get; init; }
}
