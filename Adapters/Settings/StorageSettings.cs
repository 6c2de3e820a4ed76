namespace SupportFlows.Adapters.Settings;

/// <summary>Where the rows are kept, when not in the data directory.</summary>
sealed class StorageSettings
{
    /// <summary>The table endpoint of a storage account, reached as the identity that the app runs under: nothing secret.</summary>
    public string TablesEndpoint { get; set; } = "";

    /// <summary>Of an emulator; or of an account, with its key.</summary>
    public string ConnectionString { get; set; } = "";

    public bool IsConfigured => TablesEndpoint != "" || ConnectionString != "";
}
