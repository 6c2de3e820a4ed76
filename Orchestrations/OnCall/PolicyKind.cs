using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.OnCall;

public static class PolicyKind
{
    public static readonly PromiseKind<EscalationPolicy> Value = new("policy", "policies", Ids.IsValid);
}
