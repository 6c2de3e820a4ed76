using System.Globalization;
using Microsoft.Extensions.Configuration;
using SupportFlows.Embedded.FunctionsWorker.Queues;

namespace SupportFlows.Embedded.FunctionsWorker.Hosting;

/// <summary>What the embedded host takes from host.json. What it does not know is left to the real one.</summary>
sealed record HostJson(string RoutePrefix, QueueOptions Queues)
{
    /// <exception cref="InvalidOperationException">A value cannot be used; the message says which.</exception>
    public static HostJson Read(string contentRoot)
    {
        var json = new ConfigurationBuilder().AddJsonFile(Path.Combine(contentRoot, "host.json"), optional: true).Build();
        return new HostJson(json["extensions:http:routePrefix"] ?? "api", Queue(json.GetSection("extensions:queues")));
    }

    static QueueOptions Queue(IConfigurationSection section)
    {
        var defaults = new QueueOptions();
        var options = new QueueOptions
        {
            VisibilityTimeout = Duration(section, "visibilityTimeout", defaults.VisibilityTimeout),
            MaxDequeueCount = Number(section, "maxDequeueCount", defaults.MaxDequeueCount, 1),
            BatchSize = Number(section, "batchSize", defaults.BatchSize, 1),
            NewBatchThreshold = Number(section, "newBatchThreshold", defaults.NewBatchThreshold, 0),
            MessageEncoding = section["messageEncoding"] ?? defaults.MessageEncoding,
        };
        return options.MessageEncoding is "none" or "base64" ? options : throw Bad(section, "messageEncoding", "none or base64");
    }

    static TimeSpan Duration(IConfigurationSection section, string name, TimeSpan absent)
        => section[name] is not { } text ? absent
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= TimeSpan.Zero ? value
            : throw Bad(section, name, "a duration such as 00:00:30");

    static int Number(IConfigurationSection section, string name, int absent, int least)
        => section[name] is not { } text ? absent
            : int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least ? value
            : throw Bad(section, name, $"a whole number from {least} on");

    static InvalidOperationException Bad(IConfigurationSection section, string name, string takes)
        => new($"host.json: {section.Path}:{name} is '{section[name]}' but takes {takes}.");
}
