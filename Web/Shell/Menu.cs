using SupportFlows.Orchestrations.Access;
using SupportFlows.Web.Reading;

namespace SupportFlows.Web.Shell;

/// <param name="Name">In English; said in the reader's language.</param>
public sealed record MenuEntry(string Address, string Name);

/// <summary>What each role finds in the console, most used first.</summary>
static class Menu
{
    static readonly MenuEntry Events = new("/launch-events", "Launch events");
    static readonly MenuEntry OnCall = new("/on-call", "On call");
    static readonly MenuEntry Pages = new("/pages", "Pages");
    static readonly MenuEntry People = new("/people", "People");
    static readonly MenuEntry Accounts = new("/accounts", "Customers");
    static readonly MenuEntry Webhooks = new("/webhooks", "Webhooks");

    static readonly Dictionary<Role, MenuEntry[]> ByRole = new()
    {
        [Role.Customer] = [new("/tickets", "Tickets"), new("/tickets/new", "New ticket"), Events, new("/plan", "Plan and usage"), Webhooks],
        [Role.Staff] = [new("/tickets", "Queue"), Pages, OnCall, Events, Accounts, People],
        [Role.Operator] = [new("/health", "Health"), Pages, OnCall, Events, Accounts, People, Webhooks],
    };

    /// <summary>Who has several roles finds all of it, the daily work first.</summary>
    public static IReadOnlyList<MenuEntry> Of(Reader reader) => [.. reader.Roles.Order().SelectMany(role => ByRole[role]).DistinctBy(entry => entry.Address)];

    /// <summary>Where somebody of a role starts.</summary>
    public static string HomeOf(Role role) => ByRole[role][0].Address;

    /// <summary>The most exact entry that leads to where the reader is.</summary>
    public static bool IsHere(MenuEntry entry, string path)
    {
        var place = path.Split('?')[0];
        return Leads(entry) && !ByRole.Values.SelectMany(e => e).Any(e => e.Address.Length > entry.Address.Length && Leads(e));

        bool Leads(MenuEntry e) => place == e.Address || place.StartsWith(e.Address + "/", StringComparison.Ordinal);
    }
}
