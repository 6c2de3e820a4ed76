using Microsoft.Extensions.Configuration;

namespace SupportFlows.Adapters.Settings;

/// <summary>The storage account of the Functions host, where its queues are: read from the settings that the host itself reads.</summary>
/// <param name="ConnectionString">Of an emulator; or of an account, with its key. Empty: there is none.</param>
/// <param name="QueueService">Its queue endpoint, reached as an identity. Null: it is not told.</param>
/// <param name="ClientId">Of a user-assigned identity. Empty: what AZURE_CLIENT_ID says.</param>
sealed record HostStorage(string ConnectionString, Uri? QueueService = null, string ClientId = "")
{
    public const string Setting = "AzureWebJobsStorage";

    public static HostStorage Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Setting);
        return new HostStorage(section.Value ?? "", Service(section["queueServiceUri"], section["accountName"]), section["clientId"] ?? "");
    }

    // A setting that is no address is one that the host refuses before us.
    static Uri? Service(string? address, string? account) =>
        Uri.TryCreate(address, UriKind.Absolute, out var told) ? told
            : account is { Length: > 0 } && Uri.TryCreate($"https://{account}.queue.core.windows.net", UriKind.Absolute, out var made) ? made
            : null;
}
