namespace SupportFlows.Orchestrations.Promises;

/// <summary>Tells somebody outside, once a minute, that all is well. His alarm goes off when he stops hearing it.</summary>
public interface IHeartbeat
{
    /// <exception cref="HttpRequestException">He could not be told. Nothing is retried: the next minute is.</exception>
    Task BeatAsync(CancellationToken cancellation);
}
