using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Errors;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Health;

/// <summary>What is found when it is looked at.</summary>
/// <param name="Time">The app's clock.</param>
sealed record HealthView(string Status, DateTime Time);

public sealed class HealthEndpoint(StoreCheck store, TimeProvider time)
{
    /// <summary>Says whether the app is live, and able to keep what it accepts and to act on it. A row is really written, the orchestrations are really asked.</summary>
    [Function("Health"), AllowAnyone]
    [Answers<HealthView>, Refuses(503, "The store cannot write, or the orchestrations cannot be reached: the title says why.")]
    public async Task<IResult> Check(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var (kept, engine) = (store.FaultAsync(cancellation), StoreCheck.FaultAsync(client, cancellation));
        return await kept is { } unwritten ? Unwell($"The store cannot write: {unwritten}")
            : await engine is { } unreached ? Unwell($"The orchestrations cannot be reached: {unreached}")
            : Results.Json(new HealthView("ok", time.GetUtcNow().UtcDateTime), Json.Options);
    }

    static IResult Unwell(string why) => new Problem(why, StatusCodes.Status503ServiceUnavailable).ToResult();
}
