using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace SupportFlows.Adapters.Settings;

/// <summary>The same for where the rows are. Says nothing of a connection string: it holds a key.</summary>
sealed class StorageSettingsCheck : IValidateOptions<AdapterSettings>
{
    const string Endpoint = "SupportFlows:Storage:TablesEndpoint";
    const string Connection = "SupportFlows:Storage:ConnectionString";

    public ValidateOptionsResult Validate(string? name, AdapterSettings settings)
    {
        string[] faults = [.. Faults(settings.Storage, settings.DataDirectory)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    static IEnumerable<string> Faults(StorageSettings settings, string dataDirectory) => settings switch
    {
        { TablesEndpoint: "", ConnectionString: "" } => dataDirectory == "" ? ["SupportFlows:DataDirectory is not set: name the folder that keeps the database."] : [],
        { TablesEndpoint: not "", ConnectionString: not "" } =>
            [$"{Endpoint} and {Connection} are both set: keep the endpoint, which needs no key, or for an emulator the connection string."],
        { ConnectionString: "" } => OfEndpoint(settings.TablesEndpoint),
        _ => OfConnection(settings.ConnectionString),
    };

    static IEnumerable<string> OfEndpoint(string endpoint)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Query != "" || address.UserInfo != "")
        {
            // What stands behind a ? may be a token: it is not printed.
            yield return $"{Endpoint} must be the table endpoint of a storage account and nothing more, such as https://account.table.core.windows.net.";
        }
        else if (address.Scheme != Uri.UriSchemeHttps)
        {
            yield return $"{Endpoint} is '{endpoint}': it must start with https, as the app's token goes there. For an emulator set {Connection}.";
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
