using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Errors;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Health;

public sealed class HealthEndpoint(StoreCheck store, TimeProvider time)
{
    /// <summary>Live, and able to keep what it accepts: a row is really written.</summary>
    [Function("Health"), AllowAnyone]
    public async Task<IResult> Check([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request, CancellationToken cancellation) =>
        await store.FaultAsync(cancellation) is { } fault
            ? new Problem($"The store cannot write: {fault}", StatusCodes.Status503ServiceUnavailable).ToResult()
            : Results.Json(new { status = "ok", time = time.GetUtcNow().UtcDateTime }, Json.Options);
}
