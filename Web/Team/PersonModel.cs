using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.OnCall;
using SupportFlows.Web.OnCall;

namespace SupportFlows.Web.Team;

/// <param name="MayChange">The reader is this person, or an operator.</param>
/// <param name="Shifts">Ahead and under way, soonest first.</param>
public sealed record PersonModel(Person Person, Responder Responder, IReadOnlyList<DutyShift> Shifts, bool IsMe, bool MayChange);
