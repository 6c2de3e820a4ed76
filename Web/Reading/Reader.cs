using NodaTime;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Web.Reading;

/// <summary>Who looks at a page, and how he reads.</summary>
/// <param name="Caller">Null before signing in.</param>
/// <param name="Roles">In which he may act, of which the caller has the one that he acts in here.</param>
/// <param name="Path">Of the page, with its query.</param>
/// <param name="FormToken">Proves that a form that comes back was given out to this session; null without one.</param>
/// <param name="NewOnce">Makes a name for a form, so that sending it twice does it once.</param>
/// <param name="Done">What was just done, as the address of the page says; null: nothing.</param>
/// <param name="Tried">The form that was refused and is shown again; null: none.</param>
/// <param name="Tools">In development: the inbox and the clock are there.</param>
public sealed record Reader(
    Caller? Caller, IReadOnlyList<Role> Roles, Words Say, DateTimeZone Zone, Theme Theme, Instant Now, string Path, string? FormToken, Func<string> NewOnce, string? Done, Tried? Tried, bool Tools)
{
    public bool IsCustomer => Caller?.Role == Role.Customer;

    public bool IsStaff => Caller?.Role == Role.Staff;

    public bool IsOperator => Caller?.Role == Role.Operator;
}
