using System.Globalization;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using NodaTime;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Probe;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Probe;

/// <param name="Policy">Pages the phone that answers by itself; null: there is no probe.</param>
public sealed record ProbeSettings(string? Policy, Duration Every);

/// <summary>Pages a test number, again and again.</summary>
public sealed partial class ProbeDesk(
    ProbeSettings settings, OnCallDirectory directory, PageDesk desk, PromiseStore<Page> pages, IRowStore rows, TimeProvider time, ILogger<ProbeDesk> log)
{
    const string Source = "probe";

    /// <summary>A row that says how many probes there were; the probes themselves are pages.</summary>
    static readonly RowAddress Count = new("probe", "probe", "count");

    /// <summary>Dying half-way it does the same again: a probe is named by its number, and there is one page of each name.</summary>
    public async Task RunOnceAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        if (settings.Policy is not { } policy)
        {
            return;
        }

        if (!(await directory.ReadAsync(cancellation)).Policies.ContainsKey(policy))
        {
            LogNoPolicy(policy);
            return;
        }

        var number = await NumberAsync(cancellation);
        switch (ProbeRule.Next(await FindAsync(number, cancellation), settings.Every, time.GetCurrentInstant()))
        {
            case ProbeStep.Open:
                await OpenAsync(client, policy, number + 1, cancellation);
                break;
            case ProbeStep.Close:
                await desk.CloseAsync(client, IdOf(number), Actor.System, Source, cancellation);
                break;
        }
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Page>> LatestAsync(int count, CancellationToken cancellation)
    {
        var number = await NumberAsync(cancellation);
        var found = await Task.WhenAll(Enumerable.Range(0, Math.Min(count, number)).Select(n => FindAsync(number - n, cancellation)));
        return [.. found.OfType<Page>()];
    }

    async Task OpenAsync(DurableTaskClient client, string policy, int number, CancellationToken cancellation)
    {
        var order = new PageOrder(Source, Text(number), $"Probe {number}", "A regular test of the way from here to a phone and back: answer it like any page.");
        await desk.OpenAsync(client, policy, order, Actor.System, Source, cancellation);
        await rows.UpsertAsync(Count.Table, Count.Partition, Count.Key, Text(number), cancellation);
    }

    async Task<int> NumberAsync(CancellationToken cancellation) =>
        await rows.GetAsync(Count, cancellation) is { } row ? int.Parse(row.Content, CultureInfo.InvariantCulture) : 0;

    async Task<Page?> FindAsync(int number, CancellationToken cancellation) => (await pages.FindAsync(IdOf(number), cancellation))?.State;

    static string IdOf(int number) => PageId.For(Source, Text(number));

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
