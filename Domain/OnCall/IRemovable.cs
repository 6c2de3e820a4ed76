using NodaTime;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.OnCall;

/// <summary>A record that can be taken away. Its timeline stays, and goes on when somebody makes it anew.</summary>
public interface IRemovable : ITimelined
{
    /// <summary>Null while it is there.</summary>
    Instant? RemovedAt { get; }
}
