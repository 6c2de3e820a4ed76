using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Orchestrations.Access;

public enum Role
{
    Customer,
    Staff,
    Operator,
}

/// <summary>Who is asking, as their API key or token says.</summary>
/// <param name="Id">Of the key, the first of those that it was rotated from, or of the token's holder.</param>
/// <param name="AccountId">Set for a customer: he sees and files for this account only.</param>
/// <param name="PersonId">Set for a member of staff who works tickets.</param>
/// <param name="ReadOnly">He may look at what his role may see, and change nothing.</param>
public sealed record Caller(Role Role, string Id, string Name, string? AccountId, string? PersonId, bool ReadOnly = false)
{
    public Actor ToActor() => Role == Role.Customer
        ? new Actor(ActorKind.Customer, Id, Name)
        : new Actor(ActorKind.Staff, PersonId ?? Id, Name);
}
