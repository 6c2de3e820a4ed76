using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SupportFlows.Orchestrations.Telemetry;

namespace SupportFlows.Functions.Telemetry;

/// <summary>
/// Traces, metrics and logs by OpenTelemetry to whoever is named by the settings that everybody knows: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, or
/// <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c>. With neither, nothing is recorded.
/// </summary>
static class TelemetryRegistration
{
    const string Otlp = "OTEL_EXPORTER_OTLP_ENDPOINT";
    const string Authentication = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";
    const string AzureMonitor = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var (otlp, azure) = (configuration[Otlp] is { Length: > 0 }, configuration[AzureMonitor] is { Length: > 0 });
        if (!otlp && !azure)
        {
            return services;
        }

        // Else the host writes the app's logs a second time. What it calls this differs by how the host itself writes.
        services.Configure<WorkerOptions>(worker => worker.Capabilities["WorkerOpenTelemetryEnabled"] = worker.Capabilities["WorkerApplicationInsightsLoggingEnabled"] = bool.TrueString);
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("supportflows", serviceVersion: typeof(TelemetryRegistration).Assembly.GetName().Version?.ToString()))
            .WithTracing(traces => traces
                .AddSource(TraceMiddleware.Source.Name, "Microsoft.DurableTask", "Microsoft.AspNetCore", "System.Net.Http")
                .AddProcessor(new AddressScrubber()))
            .WithMetrics(metrics => metrics.AddMeter(Measures.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"))
            .WithLogging();
        if (otlp)
        {
            telemetry.UseOtlpExporter();
        }

        if (azure)
        {
            // Written for the host: the component takes no keys. The identity is the one that AZURE_CLIENT_ID names.
            var byIdentity = configuration[Authentication]?.Contains("Authorization=AAD", StringComparison.OrdinalIgnoreCase) == true;
            telemetry.UseAzureMonitorExporter(options => options.Credential = byIdentity ? new DefaultAzureCredential() : null);
        }

        return services;
    }
}
