using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Adapters;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Errors;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Health;

public sealed class HealthEndpoint(IRowStore store, TimeProvider time)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Live, and able to keep what it accepts: a row is really written.</summary>
    [Function("Health"), AllowAnyone]
    public async Task<IResult> Check([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            await store.CanWriteAsync(time, cancellation).WaitAsync(Patience, cancellation);
            return Results.Json(new { status = "ok", time = time.GetUtcNow().UtcDateTime }, Json.Options);
        }
#pragma warning disable CA1031 // Whatever keeps the store from writing is the answer.
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new Problem($"The store cannot write: {fault.Message}", StatusCodes.Status503ServiceUnavailable).ToResult();
        }
    }
}
