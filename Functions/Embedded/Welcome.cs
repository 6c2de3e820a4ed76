using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using SupportFlows.Adapters;
using SupportFlows.Functions.Demo;
using SupportFlows.Functions.Settings;

namespace SupportFlows.Functions.Embedded;

/// <summary>Says, once the app listens, where it is and what to do next.</summary>
sealed class Welcome(IHostApplicationLifetime lifetime, IServer server, IConfiguration configuration, IHostEnvironment environment, DevelopmentTools tools) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => Console.Out.Write(Text()));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    string What => AdaptersRegistration.KeepsRowsOnAzure(configuration) ? "rows on Azure Tables, the rest" : "data";

    string Text()
    {
        var url = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:7071";
        var where = $"SupportFlows ({environment.EnvironmentName}) listens on {url}, {What} in {DataDirectory.Of(configuration)}{Environment.NewLine}";
        return tools.Enabled && DemoData.Wanted(configuration, environment) ? where + Next(url) : where;
    }

    static string Next(string url) =>
        $$"""

        The console, to look around as any role:  {{url}}
        What its messages' readers would get:     {{url}}/inbox

        File a first ticket as the demo customer (keys: demo-basic, demo-developer, demo-business, demo-enterprise, demo-staff, demo-operator):
          curl -s {{url}}/api/tickets -H 'Authorization: Bearer demo-enterprise' -H 'Content-Type: application/json' -d '{
            "subject": "Load balancer drops connections", "description": "Since 09:00 UTC every tenth request fails.",
            "severity": "production-impacted", "contact": { "name": "Ann", "email": "ann@enterprise.example" } }'
        Read every message it sent:    curl -s {{url}}/api/dev/outbox
        Move the clock, fire what is due:  curl -s {{url}}/api/dev/clock -H 'Content-Type: application/json' -d '{"advance":"PT10M"}'
        Answer it as staff:            curl -s {{url}}/api/tickets/<id>/replies -H 'Authorization: Bearer demo-staff' -H 'Content-Type: application/json' -d '{"body":"We are on it.","public":true}'

        """;
}
