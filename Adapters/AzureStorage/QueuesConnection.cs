using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Storage.Queues;
using SupportFlows.Adapters.Settings;
using SupportFlows.Orchestrations.Queues;

namespace SupportFlows.Adapters.AzureStorage;

/// <summary>The way to the queues of the host's account.</summary>
sealed class QueuesConnection : IDisposable
{
    const string Role = "Storage Queue Data Contributor";

    readonly HttpClient http = StorageTransport.NewClient();
    readonly QueueServiceClient? service;
    readonly TablesPatience patience;

    public QueuesConnection(HostStorage settings, TablesPatience patience)
    {
        this.patience = patience;
        // Text as it is: messageEncoding is none in host.json.
        var options = new QueueClientOptions { Transport = new HttpClientTransport(http), MessageEncoding = QueueMessageEncoding.None };
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = TablesPatience.Requests - 1;
        options.Retry.Delay = patience.Delay;
        options.Retry.NetworkTimeout = patience.Request;
        service = settings switch
        {
            { ConnectionString: not "" } => new QueueServiceClient(settings.ConnectionString, options),
            { QueueService: { } address } => new QueueServiceClient(address, Identity(settings.ClientId), options),
            _ => null,
        };
    }

    public QueueClient Queue(string name) => service!.GetQueueClient(name);

    /// <exception cref="QueuesUnavailableException">What lasts, or was not answered in time.</exception>
    public async Task<T> BoundedAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        if (service is null)
        {
            throw new QueuesUnavailableException($"{HostStorage.Setting} is not set: give the app the account that its host keeps the queues in, by {HostStorage.Setting}__accountName or a connection string.");
        }

        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(patience.Call);
        try
        {
            return await call(bound.Token);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new QueuesUnavailableException(
                $"The queues of '{service.AccountName}' did not answer within {patience.Call.TotalSeconds:0.#} seconds. What was asked may have been done all the same: read the list again.", late);
        }
        catch (Exception fault) when (StorageFaults.IsOfTheService(fault))
        {
            throw new QueuesUnavailableException($"The queues of '{service.AccountName}' did not do what was asked: {StorageFaults.Words(fault, Role)}", fault);
        }
    }

    public void Dispose() => http.Dispose();

    static DefaultAzureCredential Identity(string clientId) => clientId == "" ? new() : new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId });
}
