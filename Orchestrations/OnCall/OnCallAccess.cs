using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Orchestrations.OnCall;

/// <summary>
/// Who may change what: operators everything; the owners of a schedule that schedule; a person how he himself is reached, and a schedule where he
/// takes a shift upon himself or gives back one that he took. Staff sees all of it, customers nothing.
/// </summary>
public static class OnCallAccess
{
    public static void RequireOperator(Caller caller, string what)
    {
        if (caller.Role != Role.Operator)
        {
            throw Refused($"Only an operator {what}.");
        }
    }

    public static void RequireOwner(Caller caller, Schedule? schedule, string what)
    {
        if (!IsOwner(caller, schedule))
        {
            throw Refused($"Only an operator or an owner of the schedule {what}.");
        }
    }

    /// <param name="personId">Whose shift it becomes, or was.</param>
    public static void RequireOwnerOrSelf(Caller caller, Schedule schedule, string? personId, string what)
    {
        if (!IsOwner(caller, schedule) && (personId is null || personId != caller.PersonId))
        {
            throw Refused($"Only an operator, an owner of the schedule, or whoever it is for {what}.");
        }
    }

    public static void RequireSelf(Caller caller, string personId)
    {
        if (!IsSelf(caller, personId))
        {
            throw Refused("Only an operator changes how others are reached.");
        }
    }

    /// <summary>Himself, or an operator, who acts for everybody.</summary>
    public static bool IsSelf(Caller caller, string personId) => caller.Role == Role.Operator || caller.PersonId == personId;

    public static bool IsOwner(Caller caller, Schedule? schedule) =>
        caller.Role == Role.Operator || (caller.PersonId is { } person && schedule is { RemovedAt: null } && schedule.Owners.Contains(person));

    static RefusalException Refused(string title) => new(RefusalKind.Forbidden, title);
}
