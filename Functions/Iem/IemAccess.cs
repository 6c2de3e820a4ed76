using Microsoft.AspNetCore.Http;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Iem;

namespace SupportFlows.Functions.Iem;

/// <summary>Customers see and move their own requests. Whoever approves one is its TAM, another TAM, whoever leads, or an operator.</summary>
public sealed class IemAccess(People people)
{
    /// <exception cref="RefusalException">Somebody else's request: not found, so that nobody learns that it exists.</exception>
    public static void Require(Caller caller, IemRequest request)
    {
        if (caller.Role == Role.Customer && (caller.AccountId is null || caller.AccountId != request.AccountId))
        {
            throw IemKind.Value.NotFound(request.Id);
        }
    }

    /// <returns>What a request has to be asked before somebody of the staff decides on it.</returns>
    public async Task<Action<IemRequest>> ApproverAsync(HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.Caller();
        var person = caller.PersonId is { } id ? await people.GetAsync(id, cancellation) : null;
        return asked =>
        {
            if (caller.Role != Role.Operator && (person is null || !IemApprovals.IsApprover(asked, person)))
            {
                throw new RefusalException(RefusalKind.Forbidden, "Only a technical account manager, a lead or an operator decides on it.");
            }
        };
    }
}
