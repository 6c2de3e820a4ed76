namespace SupportFlows.Functions.Trail;

/// <summary>What this function did, when it did it, has an entry in the audit trail.</summary>
/// <param name="act">Such as <c>key-made</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AuditedAttribute(string act) : Attribute
{
    public string Act { get; } = act;
}
