using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Plans;
using SupportFlows.Functions.Access;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Plans;

public sealed class CatalogEndpoint(Catalog catalog)
{
    /// <summary>Plans, services and severities with the criteria by which they are judged.</summary>
    [Function("Catalog"), AllowAnyone]
    public IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/catalog")] HttpRequest request) =>
        Results.Json(catalog, Json.Options);
}
