using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportFlows.Embedded.DurableTask;
using SupportFlows.Embedded.FunctionsWorker.Discovery;
using SupportFlows.Embedded.FunctionsWorker.Durable;
using SupportFlows.Embedded.FunctionsWorker.Http;
using SupportFlows.Embedded.FunctionsWorker.Invocation;
using SupportFlows.Embedded.FunctionsWorker.Queues;
using SupportFlows.Embedded.FunctionsWorker.Storage;
using SupportFlows.Embedded.FunctionsWorker.Timers;

namespace SupportFlows.Embedded.FunctionsWorker.Hosting;

/// <summary>Puts the found functions behind their triggers.</summary>
static class FunctionsHosting
{
    public static IHost Build(
        WebApplicationBuilder builder,
        Assembly app,
        Func<Type, bool> holds,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        var host = HostJson.Read(builder.Environment.ContentRootPath);
        var catalog = FunctionCatalog.Find(app, holds, name => IsDisabled(builder.Configuration, name));
        Check(catalog, host);
        FunctionRunner? runner = null;
        AddServices(builder, catalog, host, middleware, () => runner!);

        var web = builder.Build();
        runner = web.Services.GetRequiredService<FunctionRunner>();
        var logger = web.Services.GetRequiredService<ILoggerFactory>().CreateLogger("SupportFlows.Embedded.FunctionsWorker");
        RequestBarrier.Use(web, web.Services.GetRequiredService<WorkTracker>(), logger);
        HttpTriggers.Map(web, catalog, host.RoutePrefix, runner);
        web.Lifetime.ApplicationStarted.Register(() =>
            WorkerLog.Listening(logger, catalog.Functions.Count, string.Join(", ", web.Urls)));
        return web;
    }

    static bool IsDisabled(ConfigurationManager configuration, string name)
        => bool.TryParse(configuration[$"AzureWebJobs.{name}.Disabled"] ?? configuration[$"AzureWebJobs:{name}:Disabled"], out var disabled) && disabled;

    static void Check(FunctionCatalog catalog, HostJson host)
    {
        var problems = new List<string>();
        foreach (var function in catalog.Functions)
        {
            ParameterBinding.Check(function, problems);
        }

        HttpRoutes.Check(catalog, host.RoutePrefix, problems);
        QueueChecks.Check(catalog, problems);
        TimerListener.Check(catalog, problems);
        FunctionCatalog.Throw(problems);
    }

    // Listeners come after the app's own services and the engine, so they start last and stop first; only HTTP is outside them.
    static void AddServices(
        WebApplicationBuilder builder,
        FunctionCatalog catalog,
        HostJson host,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware,
        Func<FunctionRunner> runner)
    {
        var services = builder.Services;
        var data = DataDirectory(builder);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WorkTracker>();
        services.AddSingleton(catalog);
        services.AddSingleton(host.Queues);
        services.AddSingleton(provider => new FunctionRunner(catalog, middleware, provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SteadyTime>();
        services.AddSingleton(provider => new WorkerDatabase(data, provider.GetRequiredService<TimeProvider>().GetUtcNow(), host.Queues.LongestDelay));
        services.AddSingleton<QueueStore>();
        services.AddSingleton<TimerStore>();
        services.AddSingleton(provider => new EmbeddedQueues(
            provider.GetRequiredService<QueueStore>(), provider.GetRequiredService<WorkTracker>(), provider.GetRequiredService<SteadyTime>()));
        if (catalog.Functions.Any(DurableFunctions.Need))
        {
            services.AddDurableTaskEngine(
                registry => DurableFunctions.Register(catalog, runner, registry),
                options => options.DatabasePath = Path.Combine(data, "durable.db"));
        }

        services.AddHostedService<QueueListener>();
        services.AddHostedService<TimerListener>();
        if (catalog.Functions.Any(function => typeof(IActionResult).IsAssignableFrom(function.ResultType)))
        {
            services.AddMvcCore();
        }
    }

    static string DataDirectory(WebApplicationBuilder builder)
        => Path.GetFullPath(builder.Configuration["Embedded:DataDirectory"] is { Length: > 0 } told ? told : ".data", builder.Environment.ContentRootPath);
}
