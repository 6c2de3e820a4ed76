using Azure.Core;
using Azure.Core.Pipeline;

namespace SupportFlows.Adapters.AzureStorage;

/// <summary>Counts the requests that one commit made: once there were two, what the second is told may be about the first.</summary>
sealed class CountRequests : HttpPipelineSynchronousPolicy
{
    const string Property = "SupportFlows.Requests";

    /// <summary>Requests that begin in it are counted.</summary>
    public static IDisposable Scope(RequestCount count) => HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?> { [Property] = count });

    public override void OnSendingRequest(HttpMessage message)
    {
        if (message.TryGetProperty(Property, out var found) && found is RequestCount count)
        {
            count.Sent++;
        }
    }
}

sealed class RequestCount
{
    public int Sent { get; set; }
}
