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

namespace SupportFlows.Functions.Entitlements;

public sealed class EntitlementEndpoint(AccountDirectory accounts, Sessions sessions, Catalog catalog, TimeProvider time)
{
    /// <summary>What the account's plan grants, and what of it is used, reserved and left: in this service year, and in the one to come when it has begun to be reserved.</summary>
    [Function("GetEntitlements"), Allow(Role.Customer, Role.Staff, Role.Operator)]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/accounts/{id}/entitlements")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var (caller, now) = (request.Caller(), time.GetCurrentInstant());
        var account = caller.Role == Role.Customer && caller.AccountId != id ? null : await accounts.GetAsync(id, cancellation);
        if (account is null)
        {
            throw new RefusalException(RefusalKind.NotFound, "There is no such account.", new FieldError("id", "No account that you may see has this id.", id));
        }

        var plan = catalog.PlanOf(account, now);
        return Results.Json(new { accountId = account.Id, plan = plan.Id, plan.Services, iem = Iem(account, await sessions.ReadAsync(account.Id, cancellation), now) }, Json.Options);
    }

    object? Iem(Account account, EntitlementLedger ledger, Instant now)
    {
        if (catalog.Iem is not { } policy || ServiceYear.At(catalog, account, ServiceIds.Iem, now) is not { } year)
        {
            return null;
        }

        var next = ServiceYear.At(catalog, account, ServiceIds.Iem, year.To);
        return new
        {
            policy.DaysPerSession,
            NoticeBusinessDays = policy.NoticeDays,
            FurtherDay = policy.PriceIn(account.Region),
            ServiceYear = new { year.From, year.To },
            Sessions = Count(ledger, year, now),
            Claims = Claims(ledger, year),
            Next = next is null ? null : new { ServiceYear = new { next.From, next.To }, Sessions = Count(ledger, next, now), Claims = Claims(ledger, next) },
        };
    }

    SessionCount Count(EntitlementLedger ledger, ServiceYear year, Instant now) => ledger.Count(year, ServiceIds.Iem, catalog.Iem!.SessionsPerYear, now);

    static IEnumerable<object> Claims(EntitlementLedger ledger, ServiceYear year) =>
        ledger.Claims.Where(c => c.Service == ServiceIds.Iem && year.Holds(c.StartsAt)).DistinctBy(c => c.RequestId)
            .Select(c => new { c.RequestId, c.FirstDay, c.LastDay, c.FurtherDays, complimentary = c.UsesSession });
}
