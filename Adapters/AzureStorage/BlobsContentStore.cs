using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SupportFlows.Adapters.Settings;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.AzureStorage;

/// <summary>Contents in Azure Blobs: one container, made before the first is written to it. A content comes in pieces, and is there when the last request says so.</summary>
public sealed class BlobsContentStore : IContentStore, IDisposable
{
    /// <summary>Bytes of one request: all of a content that is in memory at once.</summary>
    const int Piece = 4 * 1024 * 1024;

    readonly HttpClient http = StorageTransport.NewClient();
    readonly BlobContainerClient container;
    volatile bool isMade;

    internal BlobsContentStore(StorageSettings settings)
        : this(settings, BlobsPatience.Standard, "contents")
    {
    }

    /// <param name="container">Of a name of its own for each test: they share an emulator.</param>
    internal BlobsContentStore(StorageSettings settings, BlobsPatience patience, string container)
    {
        var options = new BlobClientOptions { Transport = new HttpClientTransport(http) };
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = BlobsPatience.Requests - 1;
        options.Retry.Delay = patience.Delay;
        options.Retry.NetworkTimeout = patience.Request;
        var service = settings.ConnectionString != ""
            ? new BlobServiceClient(settings.ConnectionString, options)
            : new BlobServiceClient(new Uri(settings.BlobsAddress), new DefaultAzureCredential(), options);
        this.container = service.GetBlobContainerClient(container);
    }

    public async Task WriteAsync(string name, Stream content, CancellationToken cancellation = default)
    {
        ContentNames.Check(name);
        await GuardAsync(() => MakeAsync(cancellation), cancellation);
        await GuardAsync(() => UploadAsync(container.GetBlobClient(name), content, cancellation), cancellation);
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellation = default)
    {
        ContentNames.Check(name);
        return GuardAsync<Stream?>(
            async () =>
            {
                try
                {
                    return (await container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellation)).Value.Content;
                }
                catch (RequestFailedException none) when (none.Status == 404)
                {
                    return null;
                }
            },
            cancellation);
    }

    public Task DeleteAsync(string name, CancellationToken cancellation = default)
    {
        ContentNames.Check(name);
        return GuardAsync(() => container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellation), cancellation);
    }

    public void Dispose() => http.Dispose();

    async Task MakeAsync(CancellationToken cancellation)
    {
        if (!isMade)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
            isMade = true;
        }
    }

    async Task UploadAsync(BlobClient blob, Stream content, CancellationToken cancellation)
    {
        try
        {
            await blob.UploadAsync(
                content,
                new BlobUploadOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    TransferOptions = new StorageTransferOptions { InitialTransferSize = Piece, MaximumTransferSize = Piece, MaximumConcurrency = 1 },
                },
                cancellation);
        }
        catch (RequestFailedException there) when (there.ErrorCode == BlobErrorCode.BlobAlreadyExists || there.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // It is there: written by an earlier request of ours whose answer was lost, or by whoever was first.
        }
        catch (RequestFailedException gone) when (gone.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // Somebody deleted it. What was read cannot be read again: the next one finds it made.
            isMade = false;
            throw;
        }
    }

    async Task<T> GuardAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new ContentStoreUnavailableException($"The blobs of '{container.AccountName}' did not answer in time.", late);
        }
        catch (Exception fault) when (StorageFaults.IsOfTheService(fault))
        {
            throw new ContentStoreUnavailableException($"The blobs of '{container.AccountName}' did not do what was asked: {StorageFaults.Words(fault, "Storage Blob Data Contributor")}", fault);
        }
    }

    Task<bool> GuardAsync(Func<Task> call, CancellationToken cancellation) => GuardAsync(
        async () =>
        {
            await call();
            return true;
        },
        cancellation);
}
