using NodaTime;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Plans;

/// <summary>What a plan owes for a severity.</summary>
public static class PlanPromises
{
    /// <summary>The severity itself, or the highest one that the plan covers when that is lower (SPEC section 2).</summary>
    public static Severity Owed(this Plan plan, Severity severity) => plan.FirstResponse.Keys.Where(s => s <= severity).Max();

    /// <summary>Null when the plan promises nothing of this kind.</summary>
    public static Duration? Target(this Plan plan, ClockKind kind, Severity owed)
    {
        var targets = kind switch
        {
            ClockKind.FirstResponse => plan.FirstResponse,
            ClockKind.NextResponse => plan.NextResponse,
            _ => plan.Resolution,
        };
        return targets is not null && targets.TryGetValue(owed, out var target) ? target : null;
    }
}
