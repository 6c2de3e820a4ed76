using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Iem;

public enum IemStep
{
    /// <summary>The customer accepts a quote, or lets it pass.</summary>
    AcceptQuote,

    /// <summary>The TAM approves or rejects.</summary>
    Decide,

    /// <summary>Somebody of the staff does a milestone.</summary>
    Milestone,

    /// <summary>The first day begins, by the calendar.</summary>
    Begin,

    /// <summary>The customer hears how things stand, by the clock.</summary>
    Status,

    /// <summary>Nothing is owed any more but its closing.</summary>
    Close,

    /// <summary>The customer says how it was.</summary>
    Survey,
}

/// <summary>What happens next to a request, and who has to act.</summary>
/// <param name="At">When it is due; null: there is no limit.</param>
/// <param name="OwnerId">Of the staff; null: the customer, or nobody has to.</param>
/// <param name="Milestone">Of the step of that name.</param>
public sealed record IemNext(IemStep Step, Instant? At, string? OwnerId = null, Milestone? Milestone = null)
{
    /// <returns>Null: it is over, and nothing more comes.</returns>
    public static IemNext? Of(IemPolicy policy, IemRequest request) => request.Status switch
    {
        IemStatus.Requested when request.AwaitsPurchase => new IemNext(IemStep.AcceptQuote, request.OpenQuote?.ValidUntil),
        IemStatus.Requested => new IemNext(IemStep.Decide, request.DecideBy, request.TamId),
        IemStatus.Preparing or IemStatus.Ready => First(request, MilestoneAnchor.BeforeFirstDay) ?? new IemNext(IemStep.Begin, request.Days.StartsAt),
        IemStatus.Live => new IemNext(IemStep.Status, Instant.Min((request.StatusAt ?? request.Days.StartsAt) + policy.StatusEvery, request.Days.EndsAt)),
        IemStatus.WrappingUp => First(request, MilestoneAnchor.AfterLastDay) ?? new IemNext(IemStep.Close, null, request.TamId),
        IemStatus.Closed when request.Survey is null => new IemNext(IemStep.Survey, null),
        _ => null,
    };

    static IemNext? First(IemRequest request, MilestoneAnchor anchor) =>
        request.Milestones.Where(m => m.State != MilestoneState.Done && m.Template.Anchor == anchor).MinBy(m => m.DueAt) is { } milestone
            ? new IemNext(IemStep.Milestone, milestone.DueAt, milestone.OwnerId, milestone)
            : null;
}
