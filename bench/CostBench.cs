namespace SupportFlows.Bench;

/// <summary>
/// What each story costs: actions that a metered durable backend bills (starts, activities, timers, events), reads and commits of the row store, the rows and
/// bytes that they wrote, and bytes that really went to the disk. Told several times over; the figures are of one telling, less what as much time costs without it.
/// </summary>
static class CostBench
{
    internal static async Task RunAsync(Report report)
    {
        report.Say($"{"",-58}{"actions",9}{"reads",9}{"commits",9}{"rows",9}{"row KB",9}{"disk KB",9}");
        foreach (var told in CostStories.All)
        {
            var (story, took) = await MeasureAsync(told.Before, async app =>
            {
                for (var n = 0; n < told.Tellings; n++)
                {
                    await told.Tale(app, $"n{n}");
                    await app.SettleAsync();
                }
            });
            // The rota of the demo data is handed over meanwhile, whoever files what.
            var (rest, _) = await MeasureAsync(told.Before, app => app.AdvanceAsync(took));
            var cost = (story - rest).Each(told.Tellings);
            report.Say($"{told.Name,-58}{cost.Actions,9:N1}{cost.Reads,9:N1}{cost.Commits,9:N1}{cost.Rows,9:N1}{cost.RowBytes / 1e3,9:N1}{cost.DiskBytes / 1e3,9:N0}");
        }
    }

    static async Task<(Cost Cost, TimeSpan Took)> MeasureAsync(Func<FrozenApp, Task> prepare, Func<FrozenApp, Task> act)
    {
        await using var app = await FrozenApp.StartAsync();
        await prepare(app);
        await app.SettleAsync();
        var (began, before) = (app.Now, await app.CostAsync());
        await act(app);
        return (await app.CostAsync() - before, app.Now - began);
    }
}

/// <param name="Actions">Billed ones.</param>
/// <param name="Reads">Of a row, or of a range.</param>
/// <param name="Commits">Batches.</param>
/// <param name="Rows">Written or deleted by them.</param>
/// <param name="RowBytes">Of their content.</param>
/// <param name="DiskBytes">Whole pages, of both stores and their logs.</param>
readonly record struct Cost(double Actions, double Reads, double Commits, double Rows, double RowBytes, double DiskBytes)
{
    public static Cost operator -(Cost a, Cost b) =>
        new(a.Actions - b.Actions, a.Reads - b.Reads, a.Commits - b.Commits, a.Rows - b.Rows, a.RowBytes - b.RowBytes, a.DiskBytes - b.DiskBytes);

    public Cost Each(double tellings) => new(Actions / tellings, Reads / tellings, Commits / tellings, Rows / tellings, RowBytes / tellings, DiskBytes / tellings);
}
