namespace SupportFlows.Orchestrations.Access;

/// <summary>A member of the staff, as a token of its issuer makes him.</summary>
/// <param name="Roles">At least one; the strongest first.</param>
/// <param name="Id">The same for the same person of the same issuer, and never that of an API key.</param>
/// <param name="PersonId">Set where he works tickets.</param>
public sealed record StaffMember(string Issuer, IReadOnlyList<Role> Roles, string Id, string Name, string? PersonId)
{
    /// <param name="wanted">Roles of which one is asked for: who has several acts in one that it is asked of him. None: in the strongest.</param>
    public Caller As(IReadOnlyList<Role> wanted) => new(Roles.Where(wanted.Contains).DefaultIfEmpty(Roles[0]).First(), Id, Name, AccountId: null, PersonId);
}
