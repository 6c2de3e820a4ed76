using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Plans;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Plans;

public sealed class CatalogEndpoint(Catalog catalog)
{
    /// <summary>Reads what each plan promises. Plans, services, and severities with the criteria by which they are judged.</summary>
    [Function("Catalog"), AllowAnyone]
    [Answers<Catalog>]
    public IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/catalog")] HttpRequest request) =>
        Results.Json(catalog, Json.Options);
}
