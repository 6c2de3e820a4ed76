using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Trail;

namespace SupportFlows.Functions.Trail;

public sealed class AuditEndpoint(AuditTrail trail, TimeProvider time)
{
    static readonly Duration Day = Duration.FromDays(1);

    /// <summary>Reads the audit trail, and says whether its chain holds: what was done that matters to security, and who was refused. Left out, from is a day ago.</summary>
    [Function("Audit"), Allow(Role.Operator)]
    [Answers<TrailPage>, Span, Paged(AuditTrail.DefaultSize, AuditTrail.MostAtOnce)]
    public async Task<IResult> Read([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/audit")] HttpRequest request, CancellationToken cancellation)
    {
        var span = request.Span(time.GetCurrentInstant() - Day, Day + Duration.FromMinutes(1));
        var faults = new FieldFaults();
        var take = request.PageSize(AuditTrail.DefaultSize, AuditTrail.MostAtOnce, faults);
        faults.Throw("The audit trail cannot be given.");
        return Results.Json(await trail.ReadAsync(span, take, request.Continuation(), cancellation), Json.Options);
    }
}
