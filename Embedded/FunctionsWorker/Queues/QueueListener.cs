using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportFlows.Embedded.FunctionsWorker.Discovery;
using SupportFlows.Embedded.FunctionsWorker.Invocation;

namespace SupportFlows.Embedded.FunctionsWorker.Queues;

/// <summary>Serves every queue that a function listens on, from start to stop.</summary>
sealed class QueueListener(
    FunctionCatalog catalog,
    FunctionRunner runner,
    EmbeddedQueues queues,
    QueueStore store,
    QueueOptions options,
    WorkTracker work,
    SteadyTime steady,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<QueueListener> logger) : IHostedService, IDisposable
{
    readonly CancellationTokenSource abort = new();
    readonly List<QueuePump> pumps = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (function, trigger) in catalog.By<QueueTriggerAttribute>())
        {
            var handler = new QueueHandler(function, trigger.QueueName, runner, store, queues, options, steady, logger, abort.Token);
            var pump = new QueuePump(trigger.QueueName, store, options, handler, work, steady, time, logger);
            pumps.Add(pump);
            queues.Serve(trigger.QueueName, pump);
            pump.Wake();
        }

        // At once, not when our turn to stop comes: the server before us may wait long for its requests.
        lifetime.ApplicationStopping.Register(() => pumps.ForEach(pump => pump.Dispose()));
        return Task.CompletedTask;
    }

    /// <summary>Functions finish what they have; those still at work when the host will wait no longer are cancelled, their messages kept.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(pumps.Select(pump => pump.StopAsync(cancellationToken)));
        }
        catch (OperationCanceledException)
        {
            await abort.CancelAsync();
            WorkerLog.QueuesCutShort(logger);
        }
    }

    public void Dispose()
    {
        pumps.ForEach(pump => pump.Dispose());
        abort.Dispose();
    }
}
