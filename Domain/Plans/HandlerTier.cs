namespace SupportFlows.Domain.Plans;

/// <summary>Who works a plan's tickets, in rising order of skill (SPEC section 1, "handled by").</summary>
public enum HandlerTier
{
    CustomerServiceAssociate,
    CloudSupportEngineer,
    CloudSupportExpert,
}
