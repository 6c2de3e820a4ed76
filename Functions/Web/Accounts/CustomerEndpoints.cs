using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Web.Accounts;
using SupportFlows.Web.Plans;

namespace SupportFlows.Functions.Web.Accounts;

/// <summary>The customers for the staff, and his own plan for a customer.</summary>
public sealed class CustomerEndpoints(WebDoor door, Customers customers, PlanAndUsage usage)
{
    [Function("WebPlan"), Visit(Role.Customer)]
    public async Task<IResult> Plan([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "plan")] HttpRequest request, CancellationToken cancellation)
    {
        var id = request.Caller().AccountId!;
        return await door.ShowAsync<PlanPage, PlanModel>(request, await usage.ReadAsync(id, cancellation) ?? throw NotFound(id));
    }

    [Function("WebAccounts"), Visit(Role.Staff, Role.Operator)]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts")] HttpRequest request, CancellationToken cancellation) =>
        await door.ShowAsync<AccountsPage, AccountsModel>(request, await customers.ListAsync(request.Continuation(), cancellation));

    [Function("WebAccount"), Visit(Role.Staff, Role.Operator)]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        await door.ShowAsync<AccountPage, AccountModel>(request, await customers.ReadAsync(id, cancellation) ?? throw NotFound(id));

    static RefusalException NotFound(string id) => new(RefusalKind.NotFound, "There is no such account.", new FieldError("id", "No account that you may see has this id.", id));
}
