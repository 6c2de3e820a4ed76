using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using NodaTime;
using SupportFlows.Adapters.Settings;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Queues;

namespace SupportFlows.Adapters.AzureStorage;

/// <summary>
/// The queues of the Functions host in Azure Storage. What is parked was put aside by the host. A message can only be taken with the receipt that comes with receiving it, and what is
/// received is hidden meanwhile: so others that came along are shown again at once, and whoever finds one hidden is told to come again.
/// </summary>
public sealed class AzureQueues : IQueues, IDisposable
{
    /// <summary>Longer than a call may take; whatever dies in between shows again by itself after it.</summary>
    static readonly TimeSpan Hidden = TimeSpan.FromSeconds(30);

    static readonly TimeSpan ForEver = TimeSpan.FromSeconds(-1);
    static readonly Duration Moment = Duration.FromSeconds(2);

    /// <summary>Messages that are looked through for one: more than are ever shown.</summary>
    const int MostInHand = 8 * IQueues.Shown;

    readonly QueuesConnection connection;

    internal AzureQueues(HostStorage settings, TablesPatience patience) => connection = new QueuesConnection(settings, patience);

    public Task SendAsync(string queue, string text, CancellationToken cancellation = default) => connection.BoundedAsync(
        async bounded =>
        {
            await SendAsync(connection.Queue(queue), text, bounded);
            return true;
        },
        cancellation);

    public Task<QueueCounts> CountAsync(string queue, CancellationToken cancellation = default) => connection.BoundedAsync(
        async bounded => new QueueCounts(await CountAsync(connection.Queue(queue), bounded), await CountAsync(Parked(queue), bounded)), cancellation);

    public Task<IReadOnlyList<ParkedMessage>> ParkedAsync(string queue, CancellationToken cancellation = default) => connection.BoundedAsync<IReadOnlyList<ParkedMessage>>(
        async bounded =>
        {
            PeekedMessage[] messages = await UnlessMissingAsync<PeekedMessage[]>([], async () => await Parked(queue).PeekMessagesAsync(IQueues.Shown, bounded));
            return [.. messages.Select(m => new ParkedMessage(m.MessageId, m.MessageText, At(m.InsertedOn) ?? Instant.MinValue, Ends(m.ExpiresOn)))];
        },
        cancellation);

    public Task<bool> PutBackAsync(string queue, string id, CancellationToken cancellation = default) => connection.BoundedAsync(
        bounded => TakeAsync(Parked(queue), id, message => SendAsync(connection.Queue(queue), SameAgain.Of(message.MessageText, id), bounded), bounded), cancellation);

    public Task<bool> DiscardAsync(string queue, string id, CancellationToken cancellation = default) => connection.BoundedAsync(
        bounded => TakeAsync(Parked(queue), id, _ => Task.CompletedTask, bounded), cancellation);

    public void Dispose() => connection.Dispose();

    QueueClient Parked(string queue) => connection.Queue(queue + QueueNames.Poison);

    /// <param name="first">What is done with it before it is deleted: when that fails, it stays.</param>
    static async Task<bool> TakeAsync(QueueClient parked, string id, Func<QueueMessage, Task> first, CancellationToken cancellation)
    {
        var inHand = new List<QueueMessage>();
        try
        {
            if (await FindAsync(parked, id, inHand, cancellation) is not { } message)
            {
                return await CountAsync(parked, cancellation) > inHand.Count && inHand.Count < MostInHand ? throw Busy() : false;
            }

            await first(message);
            await DeleteAsync(parked, message, cancellation);
            inHand.Remove(message);
            return true;
        }
        finally
        {
            await Task.WhenAll(inHand.Select(message => ShowAsync(parked, message)));
        }
    }

    static async Task<QueueMessage?> FindAsync(QueueClient parked, string id, List<QueueMessage> inHand, CancellationToken cancellation)
    {
        while (inHand.Count < MostInHand)
        {
            QueueMessage[] batch = await UnlessMissingAsync<QueueMessage[]>([], async () => await parked.ReceiveMessagesAsync(IQueues.Shown, Hidden, cancellation));
            inHand.AddRange(batch);
            if (batch.Length == 0 || batch.Any(m => m.MessageId == id))
            {
                break;
            }
        }

        return inHand.Find(m => m.MessageId == id);
    }

    static async Task DeleteAsync(QueueClient parked, QueueMessage message, CancellationToken cancellation)
    {
        try
        {
            await parked.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // By an earlier request of ours whose answer was lost.
        }
    }

    /// <summary>Also for a caller who gave up: the next one looks for it.</summary>
    static async Task ShowAsync(QueueClient parked, QueueMessage message)
    {
        try
        {
            await parked.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: CancellationToken.None);
        }
        catch (Exception late) when (StorageFaults.IsOfTheService(late) || late is OperationCanceledException)
        {
            // It shows by itself once its time is up.
        }
    }

    static async Task SendAsync(QueueClient queue, string text, CancellationToken cancellation)
    {
        try
        {
            await queue.SendMessageAsync(text, timeToLive: ForEver, cancellationToken: cancellation);
        }
        catch (RequestFailedException missing) when (IsMissing(missing))
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await queue.SendMessageAsync(text, timeToLive: ForEver, cancellationToken: cancellation);
        }
    }

    static Task<int> CountAsync(QueueClient queue, CancellationToken cancellation) =>
        UnlessMissingAsync(0, async () => (await queue.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount);

    static async Task<T> UnlessMissingAsync<T>(T nothing, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (RequestFailedException missing) when (IsMissing(missing))
        {
            return nothing;
        }
    }

    static bool IsMissing(RequestFailedException fault) => fault.ErrorCode == QueueErrorCode.QueueNotFound;

    static RefusalException Busy() => new(RefusalKind.Busy, "Somebody else has parked messages in hand at this moment. Try again in a moment.") { RetryAfter = Moment };

    static Instant? At(DateTimeOffset? at) => at is { } then ? Instant.FromDateTimeOffset(then) : null;

    /// <summary>What is to stay for ever ends in the year 9999.</summary>
    static Instant? Ends(DateTimeOffset? at) => at is { Year: < 9999 } ? At(at) : null;
}
