using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Pages;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>The senders by channel. Whatever fails in passing fails as a <see cref="DeliveryException"/>, time-outs and missing senders included.</summary>
public sealed class MessageProviders(IEnumerable<IMessageSender> senders, PageOrders pages)
{
    // Real time, whatever clock the app runs on: these bound a network call. Nothing is decided about a page while its message is offered.
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    static readonly TimeSpan UrgentTimeout = TimeSpan.FromSeconds(10);

    /// <exception cref="DeliveryException">It was not accepted, or nobody knows whether it was.</exception>
    public Task<Handover> SendAsync(OutboxRow row, DurableTaskClient client) =>
        row.Channel is Channel.Page ? pages.CarryOutAsync(client, row) : AskAsync(row, (sender, token) => sender.SendAsync(MessageOf(row), token));

    /// <summary>Whether an earlier attempt was taken after all.</summary>
    /// <exception cref="DeliveryException">It could not be asked.</exception>
    public Task<Handover?> FindAsync(OutboxRow row) =>
        // An order for a page that is given again changes nothing.
        row.Channel is Channel.Page ? Task.FromResult<Handover?>(null) : AskAsync(row, (sender, token) => sender.FindAsync(MessageOf(row), row.OfferedAt ?? row.CreatedAt, token));

    /// <exception cref="DeliveryException">It could not be asked.</exception>
    public Task<Receipt?> ReadAsync(OutboxRow row, Handover taken) => AskAsync(row, (sender, token) => sender.ReadAsync(taken, token));

    /// <exception cref="DeliveryException">It could not be told.</exception>
    public Task RetractAsync(OutboxRow row, Handover taken) => AskAsync(row, async (sender, token) =>
    {
        await sender.RetractAsync(taken, token);
        return true;
    });

    static OutboundMessage MessageOf(OutboxRow row)
    {
        var text = row.Words();
        return new OutboundMessage(row.Key, row.Channel, row.Recipient, text.Subject, text.Body) { Attempt = Math.Max(1, row.Attempts), Calendar = row.Calendar };
    }

    async Task<T> AskAsync<T>(OutboxRow row, Func<IMessageSender, CancellationToken, Task<T>> ask)
    {
        var sender = senders.FirstOrDefault(s => s.Channel == row.Channel)
            ?? throw new DeliveryException($"Nothing is configured that sends by {row.Channel}.", retryable: true);
        var within = row.Terms is null ? Timeout : UrgentTimeout;
        using var timeout = new CancellationTokenSource(within);
        try
        {
            return await ask(sender, timeout.Token);
        }
        catch (OperationCanceledException e) when (timeout.IsCancellationRequested)
        {
            throw new DeliveryException($"The provider did not answer within {within.TotalSeconds} s.", retryable: true, inner: e);
        }
    }
}
