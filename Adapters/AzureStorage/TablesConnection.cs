using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using SupportFlows.Adapters.Settings;

namespace SupportFlows.Adapters.AzureStorage;

/// <summary>The way to the tables of one account.</summary>
sealed class TablesConnection : IDisposable
{
    readonly HttpClient http = StorageTransport.NewClient();
    readonly TableServiceClient service;
    readonly string prefix;

    /// <param name="prefix">Before the name of each table; tests share an emulator.</param>
    public TablesConnection(StorageSettings settings, TablesPatience patience, string prefix)
    {
        this.prefix = prefix;
        Patience = patience;
        var options = new TableClientOptions { Transport = new HttpClientTransport(http) };
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = TablesPatience.Requests - 1;
        options.Retry.Delay = patience.Delay;
        options.Retry.NetworkTimeout = patience.Request;
        options.AddPolicy(new CountRequests(), HttpPipelinePosition.PerRetry);
        service = settings.ConnectionString != ""
            ? new TableServiceClient(settings.ConnectionString, options)
            : new TableServiceClient(new Uri(settings.TablesEndpoint), new DefaultAzureCredential(), options);
    }

    public TablesPatience Patience { get; }

    /// <summary>Where it goes, for messages: nothing secret.</summary>
    public string Account => service.AccountName;

    public TableClient Table(string name) => service.GetTableClient(prefix + name);

    public void Dispose() => http.Dispose();
}
