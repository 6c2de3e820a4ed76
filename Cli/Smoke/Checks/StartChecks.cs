namespace SupportFlows.Cli.Smoke.Checks;

/// <summary>That there is an instance at all, and what it promises.</summary>
static class StartChecks
{
    // Started from nothing, with the first orchestration still to come.
    static readonly TimeSpan Waking = TimeSpan.FromMinutes(2);

    public static IReadOnlyList<Check> All { get; } =
    [
        new("it lives, and can keep what it accepts", HealthAsync, IsFatal: true),
        new("its catalog can be read by everybody", CatalogAsync, IsFatal: true),
    ];

    static async Task<string?> HealthAsync(Run run)
    {
        var health = await run.UntilAsync(
            "GET /api/health to answer 200",
            async () =>
            {
                var answer = await run.App.GetAsync("api/health", null, run.Cancellation);
                // Anything but "not yet" will not get better.
                return (answer.Status is 502 or 503 or 504 ? null : answer.Is(200), $"{answer.Status}: {answer.Body}");
            },
            Waking);
        return $"its clock says {health.Json.Text("time")}";
    }

    static async Task<string?> CatalogAsync(Run run)
    {
        run.Offer = Offer.Read((await run.App.GetAsync("api/catalog", null, run.Cancellation)).Is(200));
        return $"plan {run.Offer.Plan}: {run.Offer.Severity} within {run.Offer.Target}";
    }
}
