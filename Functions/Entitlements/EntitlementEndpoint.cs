using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Entitlements;
using SupportFlows.Orchestrations.Storage;
using NodaTime;
using SupportFlows.Functions.OpenApi;

namespace SupportFlows.Functions.Entitlements;

public sealed class EntitlementEndpoint(AccountDirectory accounts, Sessions sessions, Catalog catalog, TimeProvider time)
{
    /// <summary>Says what an account's plan grants, and what of it is used, reserved and left. In this service year, and in the one to come when it has begun to be reserved.</summary>
    [Function("GetEntitlements"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    [Answers<EntitlementsView>, Refuses(404)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/accounts/{id}/entitlements")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var (caller, now) = (request.Caller(), time.GetCurrentInstant());
        var account = caller.Role == Role.Customer && caller.AccountId != id ? null : await accounts.GetAsync(id, cancellation);
        if (account is null)
        {
            throw new RefusalException(RefusalKind.NotFound, "There is no such account.", new FieldError("id", "No account that you may see has this id.", id));
        }

        var plan = catalog.PlanOf(account, now);
        return Results.Json(new EntitlementsView(account.Id, plan.Id, plan.Services, Iem(account, await sessions.ReadAsync(account.Id, cancellation), now)), Json.Options);
    }

    IemEntitlementView? Iem(Account account, EntitlementLedger ledger, Instant now)
    {
        if (catalog.Iem is not { } policy || ServiceYear.At(catalog, account, ServiceIds.Iem, now) is not { } year)
        {
            return null;
        }

        var next = ServiceYear.At(catalog, account, ServiceIds.Iem, year.To);
        return new IemEntitlementView(
            policy.DaysPerSession,
            policy.NoticeDays,
            policy.PriceIn(account.Region),
            year,
            Count(ledger, year, now),
            Claims(ledger, year),
            next is null ? null : new NextYearView(next, Count(ledger, next, now), Claims(ledger, next)));
    }

    SessionCount Count(EntitlementLedger ledger, ServiceYear year, Instant now) => ledger.Count(year, ServiceIds.Iem, catalog.Iem!.SessionsPerYear, now);

    static IEnumerable<ClaimView> Claims(EntitlementLedger ledger, ServiceYear year) =>
        ledger.Claims.Where(c => c.Service == ServiceIds.Iem && year.Holds(c.StartsAt)).DistinctBy(c => c.RequestId)
            .Select(c => new ClaimView(c.RequestId, c.FirstDay, c.LastDay, c.FurtherDays, c.UsesSession));
}
