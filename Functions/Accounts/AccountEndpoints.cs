using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Functions.Trail;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Accounts;

public sealed class AccountEndpoints(AccountDirectory accounts, IemDesk events)
{
    /// <summary>Reads an account.</summary>
    [Function("GetAccount"), Allow(Role.Staff, Role.Operator)]
    [Answers<Account>, Refuses(404)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/accounts/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var account = await accounts.GetAsync(id, cancellation) ?? throw new RefusalException(RefusalKind.NotFound, $"There is no account '{id}'.");
        return Results.Json(account, Json.Options);
    }

    /// <summary>Makes an account, or replaces it.</summary>
    [Function("PutAccount"), Allow(Role.Staff, Role.Operator), Audited("account-changed")]
    [Takes<Account>(FromPath = "id"), Answers<Account>, Refuses(409, "Another account has this address or number, by which a sender is found.")]
    public async Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/accounts/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var account = await request.ReadJsonAsync<Account>(cancellation);
        var saved = await accounts.PutAsync(account with { Id = id }, cancellation);
        await events.AccountChangedAsync(client, id, cancellation);
        return Results.Json(saved, Json.Options);
    }
}
