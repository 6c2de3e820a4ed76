namespace SupportFlows.Domain.Plans;

/// <summary>How badly the customer's business is hit, in rising order of urgency (SPEC section 1).</summary>
public enum Severity
{
    General,
    SystemImpaired,
    ProductionImpacted,
    BusinessCritical,
}
