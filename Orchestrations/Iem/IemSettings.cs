using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Calendars;

namespace SupportFlows.Orchestrations.Iem;

/// <summary>Reads what a request is judged by.</summary>
public sealed class IemSettings(Catalog catalog, AccountDirectory accounts, CalendarDirectory calendars, People people)
{
    /// <param name="account">Null for an unknown sender.</param>
    public async Task<IemSetting> ReadAsync(Account? account, CancellationToken cancellation = default) =>
        new(catalog, account, await calendars.ReadAsync(cancellation), await people.ListAsync(cancellation));

    public async Task<IemSetting> ReadAsync(string accountId, CancellationToken cancellation = default) =>
        await ReadAsync(await accounts.GetAsync(accountId, cancellation), cancellation);
}
