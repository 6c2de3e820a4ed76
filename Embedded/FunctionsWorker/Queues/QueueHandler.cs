using Microsoft.Extensions.Logging;
using SupportFlows.Embedded.FunctionsWorker.Discovery;
using SupportFlows.Embedded.FunctionsWorker.Invocation;

namespace SupportFlows.Embedded.FunctionsWorker.Queues;

/// <summary>Hands one message to the function, and does with it what the outcome says.</summary>
sealed class QueueHandler(Function function, string queue, FunctionRunner runner, QueueStore store, EmbeddedQueues queues, QueueOptions options, SteadyTime time, ILogger logger, CancellationToken abort)
{
    string Poison => $"{queue}-poison";

    /// <summary>Never throws. False: the outcome could not be written, and the message is to be offered again.</summary>
    public async Task<bool> HandleAsync(QueueMessage message)
    {
        try
        {
            if (message.DequeueCount > options.MaxDeliveries)
            {
                await PutAsideAsync(message);
                WorkerLog.DeadlyMessageMoved(logger, message.Id, queue, message.DequeueCount - 1 - message.Failures, Poison);
            }
            else if (await SucceedsAsync(message))
            {
                await store.RemoveAsync(message);
            }
            else if (message.Failures + 1 >= options.MaxDequeueCount)
            {
                await PutAsideAsync(message);
                WorkerLog.MessageMoved(logger, message.Id, queue, message.Failures + 1, Poison);
            }
            else
            {
                await store.FailAsync(message, time.Now + options.VisibilityTimeout);
            }

            return true;
        }
        catch (Exception) when (abort.IsCancellationRequested)
        {
            // The host would wait no longer. The message stays taken, and the next start offers it again.
            return true;
        }
        catch (ObjectDisposedException)
        {
            // The app is gone, and with it whoever would read a log. As above.
            return true;
        }
        catch (Exception fault)
        {
            // The store failed after the function ran (a full disk, say). The message is still in it, in nobody's hands but ours.
            WorkerLog.OutcomeUnwritten(logger, message.Id, queue, fault);
            return false;
        }
    }

    async Task PutAsideAsync(QueueMessage message)
    {
        await store.MoveAsync(message, Poison, time.Now);
        queues.Wake(Poison);
    }

    async Task<bool> SucceedsAsync(QueueMessage message)
    {
        try
        {
            var occasion = new Occasion(message, QueueBinding.DataOf(message), Retry: new Attempt(message.Failures, options.MaxDequeueCount - 1));
            await runner.RunAsync(function, occasion, cancellation: abort);
            return true;
        }
        catch (Exception fault) when (!abort.IsCancellationRequested)
        {
            // A function may throw anything; that is what the retry and the poison queue are for.
            WorkerLog.MessageFailed(logger, function.Name, message.Id, queue, message.Failures + 1, options.MaxDequeueCount, fault);
            return false;
        }
    }
}
