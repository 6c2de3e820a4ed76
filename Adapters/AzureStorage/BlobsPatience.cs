namespace SupportFlows.Adapters.AzureStorage;

/// <summary>How long the service is waited for, and how often it is asked. Of the real clock, whatever the app's clock does. A whole content takes as long as its sender does.</summary>
/// <param name="Request">Until one request, of one piece, is given up and made again.</param>
/// <param name="Delay">Before the second request; doubled for each one after.</param>
sealed record BlobsPatience(TimeSpan Request, TimeSpan Delay)
{
    public const int Requests = 5;

    public static readonly BlobsPatience Standard = new(TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(200));
}
