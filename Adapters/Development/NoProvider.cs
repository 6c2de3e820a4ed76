using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters.Development;

/// <summary>Refuses the messages of a channel that nothing serves, rather than keep them where nobody looks.</summary>
sealed class NoProvider(Channel channel) : IMessageSender
{
    public Channel Channel => channel;

    public Task<Handover> SendAsync(OutboundMessage message, CancellationToken cancellation) =>
        throw new DeliveryException($"No provider is configured for {channel}: reach this person by another channel.", retryable: false);
}
