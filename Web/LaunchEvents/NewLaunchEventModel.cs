using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Web.LaunchEvents;

/// <summary>The form on which a launch event is requested.</summary>
/// <param name="Account">For whom; null: a member of the staff has not said yet.</param>
/// <param name="Accounts">A member of the staff chooses from these; empty for a customer.</param>
/// <param name="Zones">The account's first.</param>
/// <param name="NoticeDays">Business days that are recommended.</param>
public sealed record NewLaunchEventModel(Account? Account, IReadOnlyList<Account> Accounts, IReadOnlyList<string> Zones, int NoticeDays, DaysModel Days);

/// <summary>What the days that were picked would mean.</summary>
/// <param name="Forecast">Null: no days are picked, or they cannot be had.</param>
/// <param name="Faults">Why they cannot.</param>
public sealed record DaysModel(IemForecast? Forecast, IReadOnlyList<FieldError> Faults)
{
    public static readonly DaysModel None = new(null, []);
}
