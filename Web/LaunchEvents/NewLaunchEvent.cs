using NodaTime;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Entitlements;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Web.Reading;

namespace SupportFlows.Web.LaunchEvents;

/// <summary>Reads what a request for a launch event starts from, and what the days that are picked for it would mean.</summary>
public sealed class NewLaunchEvent(Catalog catalog, AccountDirectory accounts, IemSettings settings, Sessions sessions, TimeProvider time)
{
    const int MostAccounts = 200;

    /// <param name="asked">Account, days and zone, as fields of the form are called; whatever is missing has not been said yet.</param>
    public async Task<NewLaunchEventModel> ReadAsync(Caller reader, IReadOnlyDictionary<string, string> asked, CancellationToken cancellation)
    {
        var isCustomer = reader.Role == Role.Customer;
        var id = isCustomer ? reader.AccountId : asked.GetValueOrDefault("accountId");
        var account = id is { Length: > 0 } ? await accounts.GetAsync(id, cancellation) : null;
        var others = isCustomer ? [] : (await accounts.ListAsync(MostAccounts, continuation: null, cancellation)).Items;
        var model = new NewLaunchEventModel(
            account, others, account is null ? Zones.All : [account.TimeZone, .. Zones.All.Where(z => z != account.TimeZone)], catalog.Iem?.NoticeDays ?? 0, DaysModel.None);
        if (account is null || Said(asked, "firstDay") is null && Said(asked, "lastDay") is null)
        {
            return model;
        }

        try
        {
            var (setting, ledger) = (await settings.ReadAsync(account, cancellation), await sessions.ReadAsync(account.Id, cancellation));
            // Whoever has picked one day may well mean only that one.
            var first = Said(asked, "firstDay") ?? Said(asked, "lastDay");
            var forecast = IemForecast.Of(setting, ledger, first, Said(asked, "lastDay") ?? first, Said(asked, "timeZone") ?? account.TimeZone, time.GetCurrentInstant());
            return model with { Days = new DaysModel(forecast, []) };
        }
        catch (RefusalException refusal)
        {
            return model with { Days = new DaysModel(null, refusal.Errors) };
        }
    }

    static string? Said(IReadOnlyDictionary<string, string> asked, string field) => asked.GetValueOrDefault(field)?.Trim() is { Length: > 0 } said ? said : null;
}
