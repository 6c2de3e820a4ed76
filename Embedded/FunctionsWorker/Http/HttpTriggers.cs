namespace SupportFlows.Embedded.FunctionsWorker.Http;

static class HttpTriggers
{
    // The key that the real ASP.NET Core integration uses; some apps read the item directly.
    public const string HttpContextKey = "HttpRequestContext";
}
