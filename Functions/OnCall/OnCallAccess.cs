using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.OnCall;

/// <summary>
/// Who may change what: operators everything; the owners of a schedule that schedule; a person how he himself is reached, and a schedule where he
/// takes a shift upon himself or gives back one that he took. Staff sees all of it, customers nothing.
/// </summary>
static class OnCallAccess
{
    public static void RequireOperator(Caller caller, string what)
    {
        if (caller.Role != Role.Operator)
        {
            throw Refused($"Only an operator {what}.");
        }
    }

    static RefusalException Refused(string title) => new(RefusalKind.Forbidden, title);
}
