using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Web.LaunchEvents;
using SupportFlows.Web.Plans;

namespace SupportFlows.Web.Accounts;

/// <summary>The customers, by id.</summary>
/// <param name="Next">Asks for the next part; null when this is the last.</param>
public sealed record AccountsModel(IReadOnlyList<AccountRow> Rows, string? Next);

/// <param name="Tam">Name; null: there is none.</param>
/// <param name="Open">Open tickets, counted up to <see cref="MostCounted"/>.</param>
public sealed record AccountRow(Account Account, Plan Plan, string? Tam, int Open)
{
    public const int MostCounted = 100;
}

/// <summary>A customer with what is his.</summary>
/// <param name="Tam">Name; null: there is none.</param>
/// <param name="Open">Open tickets, counted up to <see cref="AccountRow.MostCounted"/>.</param>
public sealed record AccountModel(Account Account, Plan Plan, string? Tam, int Open, IReadOnlyList<LaunchEventRow> Events, IReadOnlyList<YearUse> Years);
