using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace SupportFlows.Embedded.DurableTask;

public static class DurableTaskEngineServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="DurableTaskClient"/> and, as a hosted service, the engine behind it. The engine takes <see cref="TimeProvider"/>,
    /// <see cref="WorkTracker"/> and <see cref="ILoggerFactory"/> from the services; without them it uses the system's clock and a tracker of its own.
    /// </summary>
    public static IServiceCollection AddDurableTaskEngine(this IServiceCollection services, Action<DurableTaskRegistry> register, Action<DurableTaskEngineOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WorkTracker>();
        services.AddLogging();
        services.AddSingleton(provider =>
        {
            var registry = new DurableTaskRegistry();
            register(registry);
            var options = new DurableTaskEngineOptions();
            configure(options);
            return new DurableTaskEngine(
                registry, options, provider, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<WorkTracker>(), provider.GetRequiredService<ILoggerFactory>());
        });
        services.AddHostedService(provider => provider.GetRequiredService<DurableTaskEngine>());
        services.AddSingleton(provider => provider.GetRequiredService<DurableTaskEngine>().Client);
        services.AddSingleton(provider => new DurableTaskHistory(provider.GetRequiredService<DurableTaskEngine>()));
        return services;
    }
}
