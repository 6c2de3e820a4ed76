namespace SupportFlows.Adapters.AzureStorage;

/// <summary>How long the service is waited for, and how often it is asked. Of the real clock, whatever the app's clock does.</summary>
/// <param name="Call">All that one call of the store may take.</param>
/// <param name="Request">Until one request is given up, and made again.</param>
/// <param name="Delay">Before the second request; doubled for each one after.</param>
sealed record TablesPatience(TimeSpan Call, TimeSpan Request, TimeSpan Delay)
{
    public const int Requests = 5;

    public static readonly TablesPatience Standard = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(200));
}
