namespace SupportFlows.Adapters.Settings;

/// <summary>Where rows and files are kept, when not in the data directory.</summary>
sealed class StorageSettings
{
    /// <summary>The table endpoint of a storage account, reached as the identity that the app runs under: nothing secret.</summary>
    public string TablesEndpoint { get; set; } = "";

    /// <summary>The blob endpoint of a storage account, reached likewise. Empty: that of the account of the tables.</summary>
    public string BlobsEndpoint { get; set; } = "";

    /// <summary>Of an emulator; or of an account, with its key.</summary>
    public string ConnectionString { get; set; } = "";

    public bool IsConfigured => TablesEndpoint != "" || ConnectionString != "";

    /// <summary>Empty where it can be told from nothing that is set.</summary>
    public string BlobsAddress => BlobsEndpoint != "" ? BlobsEndpoint
        : TablesEndpoint.Contains(".table.", StringComparison.Ordinal) ? TablesEndpoint.Replace(".table.", ".blob.", StringComparison.Ordinal)
        : "";
}
