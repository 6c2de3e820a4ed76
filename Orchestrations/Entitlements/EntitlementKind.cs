using SupportFlows.Domain.Entitlements;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Entitlements;

public static class EntitlementKind
{
    public static readonly PromiseKind<EntitlementLedger> Value = new("entitlements", "entitlements", Ids.IsValid);
}
