using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Probe;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Probe;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Probe;

/// <summary>How the way to a phone and back fares.</summary>
/// <param name="Policy">The escalation policy that the probes page by; null: there are none.</param>
/// <param name="Every">So often a probe is sent.</param>
/// <param name="State"><c>off</c>, <c>ok</c>, <c>waiting</c> for an answer, or <c>unanswered</c>.</param>
/// <param name="Items">The newest first.</param>
sealed record ProbeView(string? Policy, Duration Every, string State, IEnumerable<ProbeRound> Items);

/// <param name="Page">Its id.</param>
/// <param name="RoundTrip">How long the answer took; null while there is none.</param>
sealed record ProbeRound(string Page, string Subject, Instant SentAt, Duration? RoundTrip, Instant? UnansweredSince);

public sealed class ProbeEndpoint(ProbeDesk desk, ProbeSettings settings)
{
    /// <summary>A day of them, when there is one every quarter of an hour.</summary>
    const int Shown = 96;

    /// <summary>Lists the latest probes, the newest first, each with how long its answer took.</summary>
    [Function("GetProbe"), Allow(Role.Staff, Role.Operator)]
    [Answers<ProbeView>]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/probe")] HttpRequest request, CancellationToken cancellation)
    {
        var rounds = await desk.LatestAsync(Shown, cancellation);
        return Results.Json(new ProbeView(settings.Policy, settings.Every, State(rounds), rounds.Select(Round)), Json.Options);
    }

    string State(IReadOnlyList<Page> rounds) => rounds switch
    {
        _ when settings.Policy is null => "off",
        [{ ExhaustedSince: not null }, ..] => "unanswered",
        [{ Status: PageStatus.Triggered }, ..] => "waiting",
        _ => "ok",
    };

    static ProbeRound Round(Page page) => new(page.Id, page.Subject, page.CreatedAt, ProbeRule.RoundTrip(page), page.ExhaustedSince);
}
