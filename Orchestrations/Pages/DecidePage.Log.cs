using Microsoft.Extensions.Logging;

namespace SupportFlows.Orchestrations.Pages;

public sealed partial class DecidePage
{
    [LoggerMessage(2401, LogLevel.Warning, "Nobody answered the page {Id}: everybody whom policy {Policy} names was tried. The last resort is paged until somebody does.")]
    partial void LogUnanswered(string id, string policy);
}
