using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Functions.Trail;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Accounts;

public sealed class PeopleEndpoints(People people)
{
    /// <summary>Reads a member of the staff.</summary>
    [Function("GetPerson"), Allow(Role.Staff, Role.Operator)]
    [Answers<Person>, Refuses(404)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/people/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var person = await people.GetAsync(id, cancellation) ?? throw new RefusalException(RefusalKind.NotFound, $"There is nobody '{id}'.");
        return Results.Json(person, Json.Options);
    }

    /// <summary>Makes a member of the staff, or replaces it.</summary>
    [Function("PutPerson"), Allow(Role.Staff, Role.Operator), Audited("person-changed")]
    [Takes<Person>(FromPath = "id"), Answers<Person>]
    public async Task<IResult> Put([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/people/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var person = await request.ReadJsonAsync<Person>(cancellation);
        return Results.Json(await people.PutAsync(person with { Id = id }, cancellation), Json.Options);
    }
}
