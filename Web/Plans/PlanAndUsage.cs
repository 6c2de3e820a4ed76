using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Entitlements;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Web.LaunchEvents;

namespace SupportFlows.Web.Plans;

/// <summary>Reads what an account's plan is and what was used of it.</summary>
public sealed class PlanAndUsage(Catalog catalog, AccountDirectory accounts, People people, Sessions sessions, TicketLists tickets, TimeProvider time)
{
    const int Days = 90;

    /// <returns>Null: there is no such account.</returns>
    public async Task<PlanModel?> ReadAsync(string accountId, CancellationToken cancellation)
    {
        if (await accounts.GetAsync(accountId, cancellation) is not { } account)
        {
            return null;
        }

        var now = time.GetCurrentInstant();
        var (years, kept) = (YearsAsync(account, now, cancellation), KeptAsync(account.Id, now, cancellation));
        var plan = catalog.PlanOf(account, now);
        return new PlanModel(
            account,
            plan,
            account.Subscriptions.Where(s => s.Plan == plan.Id && s.From <= now && !(s.To <= now)).Max(s => s.To),
            catalog.Plans,
            catalog.Services,
            account.TamId is { } tam ? await people.GetAsync(tam, cancellation) : null,
            catalog.Iem,
            await years,
            await kept);
    }

    async Task<IReadOnlyList<YearUse>> YearsAsync(Account account, Instant now, CancellationToken cancellation)
    {
        if (catalog.Iem is not { } policy || ServiceYear.At(catalog, account, ServiceIds.Iem, now) is not { } year)
        {
            return [];
        }

        var ledger = await sessions.ReadAsync(account.Id, cancellation);
        var next = ServiceYear.At(catalog, account, ServiceIds.Iem, year.To);
        return [.. new[] { year, next }.OfType<ServiceYear>().Select(Use).Where((use, n) => n == 0 || use.Claims.Count > 0)];

        YearUse Use(ServiceYear of) => new(
            new Quota(ledger.Count(of, ServiceIds.Iem, policy.SessionsPerYear, now), of),
            [.. ledger.Claims.Where(c => c.Service == ServiceIds.Iem && of.Holds(c.StartsAt)).DistinctBy(c => c.RequestId)]);
    }

    /// <summary>One page of the account's tickets, open ones first and then those closed last: when it reaches back far enough it has all that count.</summary>
    async Task<PromisesKept?> KeptAsync(string accountId, Instant now, CancellationToken cancellation)
    {
        var since = now - Duration.FromDays(Days);
        var page = await tickets.ListAsync(new TicketFilter(AccountId: accountId), TicketLists.MaxPageSize, continuation: null, cancellation);
        if (page.Continuation is not null && !(page.Items[^1].ClosedAt < since))
        {
            return null;
        }

        var filed = page.Items.Where(t => t.AcceptedAt >= since).ToList();
        var states = filed.ConvertAll(t => t.Clocks.FirstOrDefault(c => c.Kind == ClockKind.FirstResponse)?.State);
        return new PromisesKept(Days, filed.Count, states.Count(s => s == ClockState.Met), states.Count(s => s == ClockState.Missed), states.Count(s => s == ClockState.Running));
    }
}
