using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportFlows.Functions;
using SupportFlows.Guard.Layout;
using SupportFlows.Orchestrations.Queues;

namespace SupportFlows.Guard.Infra;

/// <summary>Templates, host.json and the app speak of the same settings, queues and log messages.</summary>
public partial class SettingsTests
{
    /// <summary>Of the Functions host, its extensions, and the libraries that we use.</summary>
    static readonly string[] HostSettings =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AZURE_CLIENT_ID", "AzureWebJobsDisableHomepage", "AzureWebJobsStorage__accountName",
        "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential", "DURABLE_TASK_SCHEDULER_CONNECTION_STRING", "TASKHUB_NAME",
    ];

    [Fact]
    public async Task Every_Setting_Of_The_Template_Is_Documented()
    {
        var documented = Documented().ToHashSet(StringComparer.Ordinal);
        var settings = (await Stage.Of("prod")).Settings.Select(s => s.Key).Except(HostSettings).Select(s => s.Replace("__", ":", StringComparison.Ordinal));

        Assert.DoesNotContain(settings, s => !documented.Contains(s) && !s.StartsWith("SupportFlows:Forms:", StringComparison.Ordinal));
    }

    [Theory, InlineData("dev"), InlineData("prod")]
    public async Task App_Starts_In_Production_With_What_The_Template_Sets(string name)
    {
        var settings = (await Stage.Of(name)).Settings;
        string[] args = ["--environment=Production", .. settings.Where(s => s.Key.StartsWith("SupportFlows__", StringComparison.Ordinal)).Select(s => $"--{s.Key.Replace("__", ":", StringComparison.Ordinal)}={Resolved(s)}")];
        var folder = Directory.CreateTempSubdirectory("infra-").FullName;
        try
        {
            // Only the embedded runtime needs a folder.
            using var host = AppHost.Create([.. args, "--SupportFlows:Forms:acme:Preset=typeform", $"--SupportFlows:DataDirectory={folder}"]);

            host.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Host_Finds_In_The_Settings_What_Host_Json_Names()
    {
        var settings = (await Stage.Of("prod")).Settings;
        var durable = JsonNode.Parse(Repository.Read("host.json"))!["extensions"]!["durableTask"]!;

        Assert.Contains(((string)durable["hubName"]!).Trim('%'), settings.Select(s => s.Key));
        Assert.Contains((string)durable["storageProvider"]!["connectionStringName"]!, settings.Select(s => s.Key));
    }

    [Fact]
    public async Task Queues_Are_Those_That_Functions_Listen_To()
    {
        var listened = from type in typeof(AppHost).Assembly.GetTypes()
                       from method in type.GetMethods()
                       from parameter in method.GetParameters()
                       where parameter.GetCustomAttribute<QueueTriggerAttribute>() is not null
                       select parameter.GetCustomAttribute<QueueTriggerAttribute>()!.QueueName;
        var made = (await Stage.Of("prod")).Resources("Microsoft.Storage/storageAccounts/queueServices/queues").Select(q => ((string)q["name"]!).Split('/')[^1]);

        Assert.Equal(listened.Order(StringComparer.Ordinal), QueueNames.All.Order(StringComparer.Ordinal));
        Assert.Equal(listened.SelectMany(q => new[] { q, $"{q}-poison" }).Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Alarms_Ask_For_Messages_And_Metrics_That_The_App_Writes()
    {
        var queries = (await Stage.Of("prod")).All("Microsoft.Insights/scheduledQueryRules").Select(r => (string)r["criteria"]!["allOf"]![0]!["query"]!).Append(Repository.Read("Infra/workbook.json")).ToList();
        var sources = Repository.Files("*.cs").Where(p => p.StartsWith("Orchestrations/", StringComparison.Ordinal)).Select(Repository.Read).ToList();

        var (ids, metrics) = (Found(queries, EventId()), Found(queries, Metric()));

        Assert.Equal(["2103", "2201", "2401"], ids);
        Assert.All(ids, id => Assert.Contains(sources, s => s.Contains($"[LoggerMessage({id},", StringComparison.Ordinal)));
        Assert.Equal(6, metrics.Count);
        Assert.All(metrics, metric => Assert.Contains(sources, s => s.Contains($"\"{metric}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_Alarm_Has_Its_Row_In_The_Docs()
    {
        var stage = await Stage.Of("prod");
        var names = new[] { "Microsoft.Insights/scheduledQueryRules", "Microsoft.Insights/metricAlerts" }.SelectMany(stage.Resources).Select(a => ((string)a["name"]!)["alarm-".Length..]);
        var rows = Repository.Read("docs/deploy.md");

        Assert.All(names, name => Assert.Contains($"| `{name}` |", rows, StringComparison.Ordinal));
    }

    static List<string> Found(IEnumerable<string> texts, Regex what) => [.. texts.SelectMany(t => what.Matches(t)).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The tables of docs/operate.md, with <c>{A,B}</c> for either.</summary>
    static IEnumerable<string> Documented()
    {
        var text = Repository.Read("docs/operate.md");
        var rates = RateRow().Matches(text).Select(m => $"SupportFlows:Rates:{m.Groups[1].Value}");
        var named = Setting().Matches(text).SelectMany(m => m.Groups[2].Value is "" ? [m.Groups[1].Value] : m.Groups[2].Value.Trim('{', '}').Split(',').Select(part => m.Groups[1].Value + part));
        return named.Concat(rates);
    }

    static string Resolved(KeyValuePair<string, JsonNode?> setting) => (string)setting.Value! switch
    {
        _ when setting.Key.EndsWith("BotToken", StringComparison.Ordinal) => "xoxb-made-up",
        _ when SecretSettings.Is(setting.Key) => "made up, and as long as a real secret is",
        // Known only once it is deployed.
        ['[', ..] when setting.Key.EndsWith("TablesEndpoint", StringComparison.Ordinal) => "https://account.table.core.windows.net/",
        ['[', ..] when setting.Key.EndsWith("BlobsEndpoint", StringComparison.Ordinal) => "https://account.blob.core.windows.net/",
        var value => value,
    };

    [GeneratedRegex(@"`(SupportFlows:[A-Za-z:]+)(\{[A-Za-z,]+\})?`")]
    private static partial Regex Setting();

    [GeneratedRegex(@"^\| `([A-Za-z]+)` \|", RegexOptions.Multiline)]
    private static partial Regex RateRow();

    [GeneratedRegex("""EventId == \\?"(\d+)""")]
    private static partial Regex EventId();

    [GeneratedRegex("""\\?"(supportflows\.[a-z.]+)\\?""")]
    private static partial Regex Metric();
}
