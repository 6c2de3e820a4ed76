using System.Diagnostics;
using System.Globalization;
using SupportFlows.Adapters.AzureStorage;
using SupportFlows.Adapters.Settings;
using SupportFlows.Adapters.Tests.Peers;

namespace SupportFlows.Adapters.Tests.AzureStorage;

/// <summary>Azurite, the emulator of Azure Storage: one for all tests of the process. Each store has tables, a container or queues of its own there.</summary>
static class Azurite
{
    const string Account = "tests";

    static readonly string Key = Convert.ToBase64String("of an emulator that is gone soon"u8);
    static readonly Lazy<Task<(Uri Tables, Uri Blobs, Uri Queues)>> Started = new(StartAsync);
    static Process? running;
    static int stores;

    /// <summary>Skips the test where there is no Node.</summary>
    public static async Task<Uri> AddressAsync() => (await Started.Value).Tables;

    /// <summary>The same of the blobs.</summary>
    public static async Task<Uri> BlobsAsync() => (await Started.Value).Blobs;

    /// <summary>The same of the queues.</summary>
    public static async Task<Uri> QueuesAsync() => (await Started.Value).Queues;

    public static async Task<TablesRowStore> StoreAsync() => Store(await AddressAsync(), NewPrefix(), TablesPatience.Standard);

    /// <param name="prefix">The same again is the same rows.</param>
    public static TablesRowStore Store(Uri address, string prefix, TablesPatience patience) => new(new StorageSettings { ConnectionString = ConnectionString(address) }, patience, prefix);

    public static BlobsContentStore Contents(Uri address, string container, BlobsPatience patience) => new(new StorageSettings { ConnectionString = BlobsConnectionString(address) }, patience, container);

    public static AzureQueues Queues(Uri address, TablesPatience patience) => new(new HostStorage(QueuesConnectionString(address)), patience);

    public static string NewPrefix() => "s" + Interlocked.Increment(ref stores).ToString(CultureInfo.InvariantCulture) + "x";

    public static string ConnectionString(Uri address) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint={new Uri(address, Account)}";

    public static string QueuesConnectionString(Uri address) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};QueueEndpoint={new Uri(address, Account)}";

    public static string BlobsConnectionString(Uri address) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint={new Uri(address, Account)}";

    static async Task<(Uri Tables, Uri Blobs, Uri Queues)> StartAsync()
    {
        running = await NodePeer.StartAsync("azurite.js", $"{Account}:{Key}");
        return await running.StandardOutput.ReadLineAsync() is { } line && line.Split(' ') is [var tables, var blobs, var queues]
            ? (new Uri(tables), new Uri(blobs), new Uri(queues))
            : throw new InvalidOperationException($"Azurite did not start: {await running.StandardError.ReadToEndAsync()}");
    }
}
