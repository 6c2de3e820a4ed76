using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.OnCall;
using SupportFlows.Web.OnCall;

namespace SupportFlows.Web.Team;

public sealed record TeamModel(IReadOnlyList<TeamRow> Rows);

/// <param name="OnCall">Schedules by which he is on call now.</param>
/// <param name="IsReachable">A page would go somewhere.</param>
public sealed record TeamRow(Person Person, IReadOnlyList<ContactMethod> Methods, IReadOnlyList<PersonRef> OnCall, bool IsReachable);
