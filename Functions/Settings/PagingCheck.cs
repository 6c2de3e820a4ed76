using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportFlows.Domain.Plans;
using SupportFlows.Orchestrations.OnCall;

namespace SupportFlows.Functions.Settings;

/// <summary>Says at start when tickets ring nobody: those on call then get a text, which nobody has to answer.</summary>
sealed partial class PagingCheck(Catalog catalog, OnCallDirectory directory, ILogger<PagingCheck> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (catalog.Tickets.Paging is not { } paging)
        {
            LogNotWanted();
        }
        else if (!(await directory.ReadAsync(cancellationToken)).Policies.ContainsKey(paging.Policy))
        {
            LogNoPolicy(paging.Policy);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(3101, LogLevel.Information, "The catalog names no escalation policy in tickets.paging: tickets page nobody, and those on call are told by text and email.")]
    partial void LogNotWanted();

    [LoggerMessage(3102, LogLevel.Warning, "The catalog's tickets.paging names the escalation policy {Policy}, which is not there: until PUT /api/policies/{Policy} makes it, tickets page nobody, and those on call are told by text and email.")]
    partial void LogNoPolicy(string policy);
}
