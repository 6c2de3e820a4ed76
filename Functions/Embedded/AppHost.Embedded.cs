using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportFlows.Adapters;
using SupportFlows.Embedded;
using SupportFlows.Functions.Development;
using SupportFlows.Functions.Embedded;
using SupportFlows.Functions.Settings;
using SupportFlows.Orchestrations.Queues;

namespace SupportFlows.Functions;

public static partial class AppHost
{
    static partial void AddRuntime(FunctionsApplicationBuilder builder, string dataDirectory, bool tools)
    {
        Settings.DataDirectory.Require(dataDirectory, rowsAreThere: !AdaptersRegistration.KeepsRowsOnAzure(builder.Configuration));
        builder.Configuration["Embedded:DataDirectory"] = dataDirectory;
        builder.Services.TryAddSingleton<WorkTracker>();
        builder.Services.AddSingleton(new MovableClock(tools));
        if (tools)
        {
            var file = new ClockFile(dataDirectory);
            builder.Services.TryAddSingleton<TimeProvider>(s => VirtualClock.Live(TimeProvider.System, file.Read(), s.GetRequiredService<WorkTracker>(), file.Write));
        }

        // Wherever the rows are: the queues are the runtime's.
        builder.Services.TryAddSingleton<IQueues, RuntimeQueues>();
        builder.Services.AddHostedService<Welcome>();
    }
}
