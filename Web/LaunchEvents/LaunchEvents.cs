using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Entitlements;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Web.LaunchEvents;

/// <summary>Reads the launch events that are its reader's to see.</summary>
public sealed class LaunchEvents(IemLists lists, People people, AccountDirectory accounts, Sessions sessions, Catalog catalog, TimeProvider time)
{
    const int PageSize = 50;

    public async Task<LaunchEventsModel> ReadAsync(Caller reader, bool isOver, string? continuation, CancellationToken cancellation)
    {
        var staff = (await people.ListAsync(cancellation)).ToDictionary(p => p.Id, p => p.Name);
        if (reader.Role != Role.Customer)
        {
            var all = await lists.ListAsync(accountId: null, isOver, PageSize, continuation, cancellation);
            return new LaunchEventsModel([.. all.Items.Select(Row)], [], isOver, Quota: null, all.Next);
        }

        var own = await lists.ListAsync(reader.AccountId!, isOver: false, IemLists.MostAtOnce, continuation, cancellation);
        var quota = await accounts.GetAsync(reader.AccountId!, cancellation) is { } account ? await QuotaAsync(account, cancellation) : null;
        return new LaunchEventsModel(
            [.. own.Items.Where(r => r.EndedAt is null).Select(Row)], [.. own.Items.Where(r => r.EndedAt is not null).Reverse().Select(Row)], isOver, quota, own.Next);

        LaunchEventRow Row(IemRequest r)
        {
            var next = catalog.Iem is { } policy ? IemNext.Of(policy, r) : null;
            return new LaunchEventRow(r.Id, r.Event, r.AccountName, r.FirstDay, r.LastDay, r.TimeZone, r.Status, next, next?.OwnerId is { } owner ? staff.GetValueOrDefault(owner, owner) : null);
        }
    }

    /// <summary>Of the service year that runs; null: the account's plan has none.</summary>
    public async Task<Quota?> QuotaAsync(Account account, CancellationToken cancellation)
    {
        var now = time.GetCurrentInstant();
        return catalog.Iem is { } policy && ServiceYear.At(catalog, account, ServiceIds.Iem, now) is { } year
            ? new Quota((await sessions.ReadAsync(account.Id, cancellation)).Count(year, ServiceIds.Iem, policy.SessionsPerYear, now), year)
            : null;
    }
}
