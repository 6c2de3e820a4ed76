using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
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
    /// <summary>Says whether the app is live, and able to keep what it accepts. A row is really written.</summary>
    [Function("Health"), AllowAnyone]
    [Answers<HealthView>, Refuses(503, "The store cannot write: the title says why.")]
    public async Task<IResult> Check([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request, CancellationToken cancellation) =>
        await store.FaultAsync(cancellation) is { } fault
            ? new Problem($"The store cannot write: {fault}", StatusCodes.Status503ServiceUnavailable).ToResult()
            : Results.Json(new HealthView("ok", time.GetUtcNow().UtcDateTime), Json.Options);
}
