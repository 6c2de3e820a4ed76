using System.Text.Json;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Development;

/// <summary>Takes the messages of a channel that has no provider, on a developer's machine. The same key again gets the first handover.</summary>
sealed class DevelopmentInbox(Channel channel, IRowStore store) : IMessageSender
{
    const string Table = "inbox";

    public Channel Channel => channel;

    public async Task<Handover> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        try
        {
            await store.CommitAsync(Table, message.Key, [new RowChange.Insert("message", JsonSerializer.Serialize(message, JsonSerializerOptions.Web))], cancellation);
        }
        catch (RowConflictException)
        {
            // The same key again: it is in the inbox already.
        }
        catch (IOException fault)
        {
            throw new DeliveryException($"The development inbox could not keep the message: {fault.Message}", retryable: true, inner: fault);
        }

        return new Handover("inbox", message.Key);
    }
}
