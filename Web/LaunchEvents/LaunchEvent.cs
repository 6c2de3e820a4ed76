using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Web.LaunchEvents;

/// <summary>Reads one launch event for its reader.</summary>
public sealed class LaunchEvent(Catalog catalog, PromiseStore<IemRequest> requests, People people, AccountDirectory accounts, TimeProvider time)
{
    const int Shown = 50;

    static readonly string[] Decisions = [IemStates.Approve, IemStates.Reject, IemStates.Go, IemStates.NoGo];
    static readonly string[] Work = [IemStates.Milestone, IemStates.Assign, IemStates.Update, IemStates.Report, IemStates.Close];
    static readonly string[] Moves = [IemStates.Reschedule, IemStates.Extend, IemStates.Cancel, IemStates.AcceptQuote, IemStates.Prepare];

    /// <param name="request">That the reader may see.</param>
    public async Task<LaunchEventModel> ReadAsync(Caller reader, IemRequest request, CancellationToken cancellation)
    {
        var (staff, now) = (await people.ListAsync(cancellation), time.GetCurrentInstant());
        var account = await accounts.GetAsync(request.AccountId, cancellation);
        // The newest: what is internal leaves holes in it, and is not made up for.
        var history = await requests.TimelineAsync(request.Id, Math.Max(0, request.LastEvent - Shown), Shown, cancellation);
        var policy = catalog.Iem!;
        return new LaunchEventModel(
            request,
            IemNext.Of(policy, request),
            [.. request.Milestones.Select(m => new CheckedMilestone(m, IemChecks.Failed(policy, request, m, isCovered: request.UncoveredSince is null)))],
            policy.Scorecard,
            request.Roster.Count == 0 ? [] : IemRoster.Gaps(request),
            staff.ToDictionary(p => p.Id, p => p.Name),
            reader.Role == Role.Customer ? [] : [.. staff.OrderBy(p => p.Name, StringComparer.Ordinal)],
            Allowed(reader, staff.FirstOrDefault(p => p.Id == reader.PersonId), request, now),
            IemRoster.At(request, now),
            account?.ImGroup is not null,
            [.. history.Where(e => e.Public || reader.Role != Role.Customer).Reverse()],
            request.LastEvent > Shown);
    }

    static HashSet<string> Allowed(Caller reader, Person? person, IemRequest request, Instant now)
    {
        var decides = reader.Role == Role.Operator || (person is not null && IemApprovals.IsApprover(request, person));
        IEnumerable<string> by = reader.Role == Role.Customer ? [.. Moves, IemStates.Survey] : [.. Moves, .. Work, .. decides ? Decisions : []];
        return [.. by.Where(c => IemStates.Allows(request, c) && IsTimely(c) && !(c == IemStates.Survey && request.Survey is not null))];

        bool IsTimely(string command) => command is not (IemStates.Reschedule or IemStates.NoGo) || IemStates.IsAhead(request, now);
    }
}
