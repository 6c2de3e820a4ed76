namespace Microsoft.Azure.Functions.Worker;

/// <summary>What an app and the host that runs it agree on. Here they are one process, so nobody asks.</summary>
public class WorkerOptions
{
    public IDictionary<string, string> Capabilities { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
