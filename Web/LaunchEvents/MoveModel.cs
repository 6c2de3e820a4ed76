using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Web.LaunchEvents;

/// <summary>The forms by which the days of an event are changed, and what that would do.</summary>
/// <param name="Kind">The form that is being filled in: <c>reschedule</c>, <c>extend</c> or <c>cancel</c>.</param>
/// <param name="After">As it would be; null: nothing was asked yet, or it cannot be done.</param>
/// <param name="Faults">Why it cannot.</param>
/// <param name="GivesBack">Whether cancelling it now gives the session back.</param>
public sealed record MoveModel(IemRequest Request, IReadOnlySet<string> Can, string Kind, IemRequest? After, IReadOnlyList<FieldError> Faults, bool GivesBack);
