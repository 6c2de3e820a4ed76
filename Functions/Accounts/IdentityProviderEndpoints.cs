using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Functions.Trail;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Accounts;

public sealed class IdentityProviderEndpoints(IdentityProviders providers)
{
    /// <summary>Reads the OpenID provider of an account.</summary>
    [Function("GetIdentityProvider"), Allow(Role.Operator)]
    [Answers<IdentityProvider>, Refuses(404)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/accounts/{id}/identity-provider")] HttpRequest request, string id, CancellationToken cancellation) =>
        Results.Json(await providers.GetAsync(id, cancellation), Json.Options);

    /// <summary>Lets an account's people come with tokens of their own OpenID provider.</summary>
    [Function("PutIdentityProvider"), Allow(Role.Operator), Audited("identity-provider-set")]
    [Takes<IdentityProvider>("issuer", "audience", FromPath = "accountId"), Answers<IdentityProvider>, Refuses(404)]
    [Refuses(409, "A token of the issuer could be of another account as well.")]
    public async Task<IResult> Put([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/accounts/{id}/identity-provider")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var provider = await request.ReadJsonAsync<IdentityProvider>(cancellation);
        var saved = await providers.PutAsync(provider with { AccountId = id }, cancellation);
        request.Audits(id, $"{saved.Issuer} for {saved.Audience}");
        return Results.Json(saved, Json.Options);
    }

    /// <summary>From now on the account's people come with API keys alone.</summary>
    [Function("DeleteIdentityProvider"), Allow(Role.Operator), Audited("identity-provider-removed")]
    [Answers(204), Refuses(404)]
    public async Task<IResult> Delete([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/accounts/{id}/identity-provider")] HttpRequest request, string id, CancellationToken cancellation)
    {
        await providers.RemoveAsync(id, cancellation);
        return Results.NoContent();
    }
}
