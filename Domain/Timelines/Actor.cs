namespace SupportFlows.Domain.Timelines;

/// <param name="Id">Person id, contact's address, or the rule that acted.</param>
public sealed record Actor(ActorKind Kind, string Id, string Name)
{
    public static readonly Actor System = new(ActorKind.System, "supportflows", "SupportFlows");
}

public enum ActorKind
{
    Customer,
    Staff,
    System,
}
