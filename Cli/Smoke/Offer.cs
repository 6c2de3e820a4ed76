using System.Text.Json.Nodes;

namespace SupportFlows.Cli.Smoke;

/// <summary>What the instance's catalog promises, as far as the checks go by it.</summary>
/// <param name="Plan">The one with the most urgent promise; of several, one with launch events.</param>
/// <param name="Severity">The most severe that it covers.</param>
/// <param name="Target">Of the first response to that.</param>
/// <param name="IsRoundTheClock">It is counted at all hours.</param>
/// <param name="Warnings">Percent of the target.</param>
/// <param name="IsPaged">A ticket of that severity rings somebody at once.</param>
/// <param name="NoticeDays">Null: the plan has no launch events.</param>
/// <param name="FreePlan">That everybody has.</param>
sealed record Offer(string Plan, string Severity, TimeSpan Target, bool IsRoundTheClock, IReadOnlyList<int> Warnings, bool IsPaged, int? NoticeDays, int DaysPerSession, string FreePlan)
{
    static readonly string[] Severities = ["general", "system-impaired", "production-impacted", "business-critical"];

    /// <exception cref="CheckFailedException">It is no catalog.</exception>
    public static Offer Read(Reply answer)
    {
        var catalog = answer.Json;
        var plans = catalog.Objects("plans");
        var best = plans.Where(p => Worst(p) >= 0).MaxBy(p => (Worst(p), HasEvents(p)))
            ?? throw new CheckFailedException("The catalog has no plan with a target for the first response. Is this the address of a SupportFlows app?");
        var severity = Severities[Worst(best)];
        var hasEvents = HasEvents(best) && catalog.Find("iem") is JsonObject;
        return new Offer(
            best.Text("id"),
            severity,
            best.Duration($"firstResponse.{severity}"),
            best["hours"] is null,
            [.. catalog.Texts("tickets.warnings").Select(int.Parse)],
            catalog.Texts("tickets.paging.severities").Contains(severity),
            hasEvents ? catalog.Number("iem.noticeDays") : null,
            hasEvents ? catalog.Number("iem.daysPerSession") : 0,
            plans[0].Text("id"));
    }

    static int Worst(JsonObject plan) => Array.FindLastIndex(Severities, s => plan.Find($"firstResponse.{s}") is not null);

    static bool HasEvents(JsonObject plan) => plan.Texts("services").Contains("iem");
}
