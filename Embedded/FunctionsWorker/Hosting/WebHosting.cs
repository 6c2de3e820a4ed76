using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;

namespace SupportFlows.Embedded.FunctionsWorker.Hosting;

/// <summary>The ASP.NET Core app under the functions: where it finds its settings, and where it listens.</summary>
static class WebHosting
{
    public const string DefaultUrl = "http://localhost:7071";

    const int MostConnections = 10_000;

    public static WebApplicationBuilder CreateBuilder(string[] args, Assembly app)
    {
        var told = new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").AddCommandLine(args).Build();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Settings are read once: nothing here follows a file that changes, and watching costs handles.
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
            ApplicationName = app.GetName().Name,
            ContentRootPath = told["contentRoot"] ?? AppContext.BaseDirectory,
            EnvironmentName = told["environment"]
                ?? Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT")
                ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
                ?? Environments.Production,
        });
        AddLocalSettings(builder);
        QuietLogs(builder);
        builder.WebHost.UseUrls(Urls(builder.Configuration));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Each costs memory, also while it says nothing.
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
        });
        return builder;
    }

    // Kestrel takes port 0 only on an address, not on a name that stands for two.
    static string Urls(ConfigurationManager configuration)
        => (configuration["urls"] ?? PortsFrom(configuration) ?? DefaultUrl).Replace("://localhost:0", "://127.0.0.1:0", StringComparison.OrdinalIgnoreCase);

    // Images of ASP.NET Core say where to listen by ports alone.
    static string? PortsFrom(ConfigurationManager configuration)
        => configuration["http_ports"] is { Length: > 0 } ports ? string.Join(';', ports.Split(';').Select(port => $"http://*:{port}")) : null;

    // Core Tools make environment variables of these; a variable that is really set wins, and so does the command line.
    static void AddLocalSettings(WebApplicationBuilder builder)
    {
        var file = Path.Combine(builder.Environment.ContentRootPath, "local.settings.json");
        if (!File.Exists(file))
        {
            return;
        }

        var values = new ConfigurationBuilder().AddJsonFile(file).Build().GetSection("Values").AsEnumerable(makePathsRelative: true)
            .Where(pair => pair.Value is not null)
            .Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal), pair.Value));
        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        var environment = sources.Select((source, index) => (source, index)).Last(found => found.source is EnvironmentVariablesConfigurationSource { Prefix: null or "" }).index;
        sources.Insert(environment, new MemoryConfigurationSource { InitialData = values });
    }

    // First in line, so that any setting of the app's own wins.
    static void QuietLogs(WebApplicationBuilder builder)
        => ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData =
            [
                new("Logging:LogLevel:Microsoft", "Warning"),
                new("Logging:LogLevel:System.Net.Http", "Warning"),
            ],
        });
}
