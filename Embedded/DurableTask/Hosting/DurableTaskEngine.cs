using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SupportFlows.Embedded.DurableTask;

#pragma warning disable CS9113, CA1822
sealed class DurableTaskEngine(DurableTaskRegistry registry, DurableTaskEngineOptions options, IServiceProvider services, TimeProvider time, WorkTracker work, ILoggerFactory loggers) : IHostedService
{
    internal DurableTaskClient Client => throw new NotImplementedException();

    public Task StartAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task StopAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
