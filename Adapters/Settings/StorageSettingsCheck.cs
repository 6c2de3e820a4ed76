using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace SupportFlows.Adapters.Settings;

/// <summary>The same for where rows and files are. Says nothing of a connection string: it holds a key.</summary>
sealed class StorageSettingsCheck : IValidateOptions<AdapterSettings>
{
    const string Endpoint = "SupportFlows:Storage:TablesEndpoint";
    const string Blobs = "SupportFlows:Storage:BlobsEndpoint";
    const string Connection = "SupportFlows:Storage:ConnectionString";

    public ValidateOptionsResult Validate(string? name, AdapterSettings settings)
    {
        string[] faults = [.. Faults(settings.Storage, settings.DataDirectory)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    static IEnumerable<string> Faults(StorageSettings settings, string dataDirectory) => settings switch
    {
        { TablesEndpoint: "", BlobsEndpoint: not "" } => [$"{Blobs} is set, and {Endpoint} is not: what is known of a file is a row. Set both, or neither."],
        { TablesEndpoint: "", ConnectionString: "" } => dataDirectory == "" ? ["SupportFlows:DataDirectory is not set: name the folder that keeps the database."] : [],
        { TablesEndpoint: not "", ConnectionString: not "" } =>
            [$"{Endpoint} and {Connection} are both set: keep the endpoint, which needs no key, or for an emulator the connection string."],
        { ConnectionString: "", BlobsAddress: "" } =>
            [.. OfEndpoint(Endpoint, settings.TablesEndpoint, "table"), $"{Blobs} is not set, and does not follow from {Endpoint}: name the blob endpoint of the account, such as https://account.blob.core.windows.net."],
        { ConnectionString: "" } => [.. OfEndpoint(Endpoint, settings.TablesEndpoint, "table"), .. settings.BlobsEndpoint == "" ? [] : OfEndpoint(Blobs, settings.BlobsEndpoint, "blob")],
        _ => OfConnection(settings.ConnectionString),
    };

    static IEnumerable<string> OfEndpoint(string setting, string endpoint, string service)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Query != "" || address.UserInfo != "")
        {
            // What stands behind a ? may be a token: it is not printed.
            yield return $"{setting} must be the {service} endpoint of a storage account and nothing more, such as https://account.{service}.core.windows.net.";
        }
        else if (address.Scheme != Uri.UriSchemeHttps)
        {
            yield return $"{setting} is '{endpoint}': it must start with https, as the app's token goes there. For an emulator set {Connection}.";
        }
    }

    static IEnumerable<string> OfConnection(string connection)
    {
        if (AddressOf(connection) is not { } address)
        {
            yield return $"{Connection} is none of a storage account: copy it whole, or set it to UseDevelopmentStorage=true for an emulator.";
        }
        else if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            yield return $"{Connection} goes to {address.Host} without TLS: set DefaultEndpointsProtocol=https in it.";
        }
        else if (connection.Contains("TableEndpoint=", StringComparison.OrdinalIgnoreCase) && !connection.Contains("BlobEndpoint=", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{Connection} has a TableEndpoint and no BlobEndpoint, where what is in the files of tickets goes: add BlobEndpoint=… to it.";
        }
    }

    static Uri? AddressOf(string connection)
    {
        try
        {
            return new TableServiceClient(connection).Uri;
        }
        catch (Exception none) when (none is FormatException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
