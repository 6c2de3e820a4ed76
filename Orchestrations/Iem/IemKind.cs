using SupportFlows.Domain.Iem;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Iem;

public static class IemKind
{
    public const string Table = "iem";

    public static readonly PromiseKind<IemRequest> Value = new("iem", Table, IemId.IsValid)
    {
        Noun = "IEM request",
        Orchestration = nameof(IemOrchestration),
        Lists = new PromiseLists<IemRequest>(IemLists.Table, IemLists.RowsOf),
    };
}
