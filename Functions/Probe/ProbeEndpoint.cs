using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Probe;
using SupportFlows.Functions.Access;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Probe;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Probe;

public sealed class ProbeEndpoint(ProbeDesk desk, ProbeSettings settings)
{
    /// <summary>A day of them, when there is one every quarter of an hour.</summary>
    const int Shown = 96;

    /// <summary>The latest probes, the newest first, each with how long its answer took.</summary>
    [Function("GetProbe"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/probe")] HttpRequest request, CancellationToken cancellation)
    {
        var rounds = await desk.LatestAsync(Shown, cancellation);
        return Results.Json(new { settings.Policy, settings.Every, state = State(rounds), items = rounds.Select(Round) }, Json.Options);
    }

    string State(IReadOnlyList<Page> rounds) => rounds switch
    {
        _ when settings.Policy is null => "off",
        [{ ExhaustedSince: not null }, ..] => "unanswered",
        [{ Status: PageStatus.Triggered }, ..] => "waiting",
        _ => "ok",
    };

    static object Round(Page page) => new { page = page.Id, page.Subject, sentAt = page.CreatedAt, roundTrip = ProbeRule.RoundTrip(page), unansweredSince = page.ExhaustedSince };
}
