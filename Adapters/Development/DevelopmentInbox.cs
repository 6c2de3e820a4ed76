using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Development;

/// <summary>
/// Takes the messages of a channel that has no provider, on a developer's machine. The same key again gets the first handover. A call
/// rings for thirty seconds of the app's clock, and is answered by <see cref="InboxReply"/>.
/// </summary>
sealed class DevelopmentInbox(Channel channel, InboxRows rows, TimeProvider time) : IMessageSender
{
    public Channel Channel => channel;

    public async Task<Handover> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        var state = await KeptAsync(() => rows.TakeAsync(message, time.GetCurrentInstant(), cancellation));
        return new Handover("inbox", message.Key) { Receipt = new Receipt(channel is Channel.Voice ? DeliveryStatus.Sent : DeliveryStatus.Delivered, state.At) };
    }

    public async Task<Receipt?> ReadAsync(Handover taken, CancellationToken cancellation)
    {
        if (channel is not Channel.Voice || await KeptAsync(() => rows.StateAsync(taken.ProviderId, cancellation)) is not { } state)
        {
            return null;
        }

        return state switch
        {
            { EndedAt: { } ended } => new Receipt(DeliveryStatus.Failed, ended, "canceled"),
            _ when state.RangOut(time.GetCurrentInstant()) => new Receipt(DeliveryStatus.Failed, state.At + InboxRows.RingingTime, "no-answer"),
            _ => new Receipt(DeliveryStatus.Sent, state.At),
        };
    }

    public async Task RetractAsync(Handover taken, CancellationToken cancellation)
    {
        if (channel is Channel.Voice)
        {
            await KeptAsync(async () =>
            {
                await rows.EndAsync(taken.ProviderId, time.GetCurrentInstant(), cancellation);
                return true;
            });
        }
    }

    static async Task<T> KeptAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (IOException fault)
        {
            throw new DeliveryException($"The development inbox could not be reached: {fault.Message}", retryable: true, inner: fault);
        }
    }
}
