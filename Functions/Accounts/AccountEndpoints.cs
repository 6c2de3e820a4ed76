using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Accounts;

public sealed class AccountEndpoints(AccountDirectory accounts)
{
    [Function("GetAccount"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/accounts/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var account = await accounts.GetAsync(id, cancellation) ?? throw new RefusalException(RefusalKind.NotFound, $"There is no account '{id}'.");
        return Results.Json(account, Json.Options);
    }

    [Function("PutAccount"), Allow(Role.Staff, Role.Operator)]
    public async Task<IResult> Put([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/accounts/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var account = await request.ReadJsonAsync<Account>(cancellation);
        return Results.Json(await accounts.PutAsync(account with { Id = id }, cancellation), Json.Options);
    }
}
