using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Web.LaunchEvents;

/// <summary>Names of what a launch event has, in English; said in the reader's language.</summary>
static class IemWords
{
    public static string Of(IemStatus status) => status switch
    {
        IemStatus.Requested => "Waiting for approval",
        IemStatus.Preparing => "Being prepared",
        IemStatus.Ready => "Ready to go",
        IemStatus.Live => "Under way",
        IemStatus.WrappingUp => "Wrapping up",
        IemStatus.Closed => "Closed",
        IemStatus.Rejected => "Rejected",
        IemStatus.Cancelled => "Cancelled",
        _ => "Called off (no-go)",
    };

    public static string? BadgeOf(IemStatus status) => status switch
    {
        IemStatus.Requested => "soon",
        IemStatus.Ready or IemStatus.Live => "good",
        IemStatus.Rejected or IemStatus.NoGo => "bad",
        _ => null,
    };

    public static string Of(MilestoneState state) => state switch
    {
        MilestoneState.Done => "Done",
        MilestoneState.Overdue => "Past due",
        _ => "To do",
    };

    public static string? BadgeOf(MilestoneState state) => state switch
    {
        MilestoneState.Done => "good",
        MilestoneState.Overdue => "bad",
        _ => null,
    };

    public static string Of(Light light) => light switch
    {
        Light.Green => "Green",
        Light.Amber => "Amber",
        _ => "Red",
    };

    public static string BadgeOf(Light light) => light switch
    {
        Light.Green => "good",
        Light.Amber => "soon",
        _ => "bad",
    };

    public static string Of(RiskState state) => state switch
    {
        RiskState.Open => "Still open",
        RiskState.Closed => "Closed",
        _ => "Accepted",
    };

    public static string Of(QuoteState state) => state switch
    {
        QuoteState.Offered => "Offered",
        QuoteState.Accepted => "Accepted",
        QuoteState.Expired => "Run out",
        _ => "Taken back",
    };

    public static string Of(ScorecardArea area) => area switch
    {
        ScorecardArea.Service => "Service",
        ScorecardArea.Operations => "Operations",
        _ => "Security",
    };

    public static string Of(IemReason reason) => reason switch
    {
        IemReason.Successful => "Successful",
        IemReason.SuccessfulWithIncidents => "Successful, with incidents",
        IemReason.TargetsMissed => "Targets missed",
        IemReason.RolledBack => "Rolled back",
        _ => "The event did not take place",
    };

    /// <summary>What a milestone asks for; an id that is not known stays as it is.</summary>
    public static string OfCheck(string check) => check switch
    {
        IemChecks.IntakeComplete => "The plan is filled in",
        IemChecks.ContactsByRole => "Every contact has a role",
        IemChecks.RollbackPlan => "The rollback plan is complete",
        IemChecks.ScorecardComplete => "The scorecard is complete",
        IemChecks.ScorecardNotRed => "Nothing on the scorecard is red",
        IemChecks.RisksClosed => "No risk is open",
        IemChecks.RosterCoversEvent => "The roster covers the event",
        IemChecks.EscalationMatrix => "It is said who is called when",
        IemChecks.PlanCoversEvent => "The support plan covers the event",
        _ => check,
    };

    /// <summary><c>T-10</c>: business days before the first day; <c>E+5</c>: after the last one.</summary>
    public static string Offset(MilestoneTemplate template) => template.Anchor == MilestoneAnchor.BeforeFirstDay ? $"T-{template.Days}" : $"E+{template.Days}";
}
