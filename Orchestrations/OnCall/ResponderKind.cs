using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.OnCall;

public static class ResponderKind
{
    public static readonly PromiseKind<Responder> Value = new("responder", "responders", Ids.IsValid) { Orchestration = nameof(ResponderOrchestration) };
}
