using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportFlows.Embedded.FunctionsWorker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Configuration, services and middleware of the app; <see cref="Build"/> finds the functions and checks them.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware = [];
    readonly WebApplicationBuilder web;
    readonly Assembly app;
    bool built;

    internal FunctionsApplicationBuilder(string[]? args, Assembly app)
    {
        this.app = app;
        web = WebHosting.CreateBuilder(args ?? [], app);
    }

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)web).Properties;

    public ConfigurationManager Configuration => web.Configuration;

    IConfigurationManager IHostApplicationBuilder.Configuration => web.Configuration;

    public IHostEnvironment Environment => web.Environment;

    public ILoggingBuilder Logging => web.Logging;

    public IMetricsBuilder Metrics => web.Metrics;

    public IServiceCollection Services => web.Services;

    /// <summary>Tests hold many apps in one assembly: this says which types belong to the one being built.</summary>
    internal Func<Type, bool> Holds { get; set; } = _ => true;

    public void ConfigureContainer<TContainerBuilder>(IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull
        => ((IHostApplicationBuilder)web).ConfigureContainer(factory, configure);

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ThrowIfBuilt();
        this.middleware.Add(middleware);
        return this;
    }

    /// <exception cref="InvalidOperationException">A function cannot be served; the message says which, why, and how to mend it.</exception>
    public IHost Build()
    {
        ThrowIfBuilt();
        built = true;
        return FunctionsHosting.Build(web, app, Holds, middleware);
    }

    void ThrowIfBuilt()
    {
        if (built)
        {
            throw new InvalidOperationException("This builder has built its app. Configure before Build(), and make a new builder for another app.");
        }
    }
}
