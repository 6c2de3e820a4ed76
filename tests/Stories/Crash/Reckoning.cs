using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportFlows.Embedded;
using SupportFlows.Orchestrations.Attachments;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Crash;

/// <summary>The last life is not killed: in this process, in virtual time, until all that was promised is due and everything is quiet.</summary>
sealed class Reckoning(string directory, Harness.Providers providers, AppTime time, Errands errands, Thumbs thumbs)
{
    // Longer than any promise of the plan whose tickets are filed, and than an event that was ordered.
    static readonly TimeSpan UntilAllIsDue = 9.Hours();

    readonly List<string> faults = [];

    /// <returns>When it was, and what was wrong.</returns>
    public async Task<(Instant Now, IReadOnlyList<string> Faults)> SettleAsync()
    {
        var now = time.GetUtcNow();
        using var log = new LogRecorder();
        await using var app = await StoryApp.StartAsync(directory, now, log, [.. providers.Settings, .. Story.NoAuditor, ("AzureWebJobs.Probe.Disabled", "true")]);
        time.Follow(app.Clock);
        var work = app.Services.GetRequiredService<WorkTracker>();
        providers.ConnectTo(app.Address, () => work.Begin());
        await thumbs.LetGoAsync();
        foreach (var deed in errands.Open.OrderBy(d => !d.IsFirst).ToList())
        {
            await deed.AskAsync(app.Http);
        }

        // What was not under way when its process died is found by the auditor, in a minute.
        await app.Clock.AdvanceAsync(2.Minutes());
        await AuditAsync(app);
        await ClosePagesAsync(app);
        await app.Clock.AdvanceAsync(UntilAllIsDue);
        await ClosePagesAsync(app);
        await app.Clock.AdvanceAsync(10.Minutes());
        await app.Services.GetRequiredService<UnsureContents>().SweepAsync(TestContext.Current.CancellationToken);
        var found = await AuditAsync(app);
        faults.AddRange(found.Alarms.Select(a => $"the auditor: {a}"));
        if (found.Repaired > 0)
        {
            faults.Add($"the auditor still found {found.Repaired} to repair: {string.Join('\n', log.Lines)}");
        }

        var client = app.Services.GetRequiredService<DurableTaskClient>();
        await foreach (var failed in client.GetAllInstancesAsync(new OrchestrationQuery { Statuses = [OrchestrationRuntimeStatus.Failed] }))
        {
            faults.Add($"{failed.InstanceId} failed: {failed.FailureDetails?.ErrorMessage}");
        }

        return (Instant.FromDateTimeOffset(app.Clock.GetUtcNow()), faults);
    }

    static async Task<AuditReport> AuditAsync(StoryApp app)
    {
        var report = await app.Services.GetRequiredService<Auditor>().RunOnceAsync(
            app.Services.GetRequiredService<DurableTaskClient>(), Instant.FromDateTimeOffset(app.Clock.GetUtcNow()));
        await app.Services.GetRequiredService<WorkTracker>().WhenIdleAsync();
        return report;
    }

    async Task ClosePagesAsync(StoryApp app)
    {
        using var remains = new Remains(directory);
        foreach (var page in remains.All(Orchestrations.Pages.PageKind.Value).Where(p => p.Status is not Domain.Pages.PageStatus.Closed))
        {
            var close = new Deed(DeedKind.Answer, $"close-{page.Id}-{page.LastEvent}", $"/api/pages/{page.Id}/close", new { });
            await close.AskAsync(app.Http);
            if (close.Status != 200)
            {
                faults.Add($"{close}: {close.Words}");
            }
        }
    }
}
