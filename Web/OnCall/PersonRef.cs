using SupportFlows.Domain.Accounts;

namespace SupportFlows.Web.OnCall;

/// <summary>Somebody of the staff, by the name that a page shows and the id that its link needs.</summary>
public sealed record PersonRef(string Id, string Name)
{
    /// <summary>Whoever has left is known by his id.</summary>
    public static PersonRef Of(string id, IReadOnlyList<Person> staff) => new(id, staff.FirstOrDefault(p => p.Id == id)?.Name ?? id);

    public static IReadOnlyList<PersonRef> Of(IEnumerable<string> ids, IReadOnlyList<Person> staff) => [.. ids.Select(id => Of(id, staff))];
}
