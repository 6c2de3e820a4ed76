using System.Collections.Concurrent;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Orchestrations.Tests.Harness;

/// <summary>A provider that takes everything unless told otherwise for the next message.</summary>
sealed class TestSender(Channel channel) : IMessageSender
{
    public Channel Channel => channel;

    public ConcurrentQueue<OutboundMessage> Offered { get; } = [];

    public ConcurrentQueue<Exception> Next { get; } = [];

    /// <summary>Fails every message while it is set.</summary>
    public DeliveryException? Down { get; set; }

    public Task<Handover> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        Offered.Enqueue(message);
        return Next.TryDequeue(out var fault) || (fault = Down) is not null ? throw fault : Task.FromResult(new Handover("test", $"id-of-{message.Key}"));
    }
}
