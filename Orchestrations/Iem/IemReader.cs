using NodaTime;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Entitlements;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Iem;

/// <summary>Reads what a decision on a request has to know.</summary>
public sealed class IemReader(Catalog catalog, AccountDirectory accounts, People people, OnCallDirectory directory, Sessions sessions, TicketLists tickets, IemReports reports)
{
    public async Task<IemFacts> ReadAsync(Situation<IemRequest> situation)
    {
        var (request, now) = (situation.State, situation.Now);
        var account = await accounts.GetAsync(request.AccountId);
        var open = IsNear(request, now) ? await OpenAsync(request.AccountId) : [];
        return new IemFacts(request, situation.News, await people.ListAsync())
        {
            Failed = situation.Failed,
            Unsent = [.. situation.Unsent.Select(m => m.Address.Key)],
            Policy = await PolicyAsync(account?.Policy),
            Plan = catalog.PlanOf(account, now).Id,
            IsCovered = account is not null && IsCovered(catalog, account, request),
            Group = account?.ImGroup,
            Tickets = open.Count,
            Urgent = open.Count(t => t.Severity.Owed >= Severity.ProductionImpacted),
            Filed = situation.News.Any(e => e.Type == IemEvents.Reported) ? await reports.TicketsOfAsync(request) : null,
            SessionsLeft = request.DecidedEvent == 0 && account is not null ? await LeftAsync(account, request) : null,
        };
    }

    /// <summary>Whether plans with the service are in force through all event days, as the account stands now.</summary>
    public static bool IsCovered(Catalog catalog, Domain.Accounts.Account account, IemRequest request) =>
        IemClaims.Window(request) is var (from, to) && ServiceYear.Covers(catalog, account, ServiceIds.Iem, from, to);

    /// <summary>By the account's own policy, or else the one by which tickets page.</summary>
    public async Task<string?> PolicyAsync(string? own)
    {
        var policies = (await directory.ReadAsync()).Policies;
        return new[] { own, catalog.Tickets.Paging?.Policy }.OfType<string>().FirstOrDefault(policies.ContainsKey);
    }

    static bool IsNear(IemRequest request, Instant now) =>
        request.Status is IemStatus.Preparing or IemStatus.Ready or IemStatus.Live or IemStatus.WrappingUp && IemClaims.Window(request).From <= now;

    async Task<IReadOnlyList<Ticket>> OpenAsync(string accountId) =>
        [.. (await tickets.ListAsync(new TicketFilter(AccountId: accountId), TicketLists.MaxPageSize, continuation: null)).Items.Where(t => t.Status is not (TicketStatus.Closed or TicketStatus.Resolved))];

    async Task<int?> LeftAsync(Domain.Accounts.Account account, IemRequest request) =>
        ServiceYear.At(catalog, account, ServiceIds.Iem, IemClaims.Window(request).From) is { } year
            ? Math.Max(0, catalog.Iem!.SessionsPerYear - (await sessions.ReadAsync(account.Id)).Of(year, ServiceIds.Iem).Count)
            : null;
}
