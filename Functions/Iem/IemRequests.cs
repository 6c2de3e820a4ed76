using System.Text.Json;
using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.OnCall;

namespace SupportFlows.Functions.Iem;

/// <summary>A request for a session, by API or queue.</summary>
/// <param name="ExpectedPeak">Text, or a number.</param>
public sealed record NewIemRequest(
    string? ExternalId,
    string? AccountId,
    string? Event,
    string? FirstDay,
    string? LastDay,
    string? TimeZone,
    JsonElement? ExpectedPeak,
    IReadOnlyList<string>? Products,
    IReadOnlyList<IemContact>? Contacts,
    int? FurtherDays,
    IemPlan? Plan)
{
    public IemOrder ToOrder(string? accountId, string? externalId) =>
        new(externalId, Event, FirstDay, LastDay, TimeZone, Peak(ExpectedPeak), Products, Contacts, FurtherDays, Plan, accountId);

    static string? Peak(JsonElement? peak) => peak?.ValueKind switch
    {
        null or JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => peak.Value.GetString(),
        // Whatever unit it has: the figure stands as it was given.
        _ => peak.Value.GetRawText(),
    };
}

public sealed record WhyRequest(string? Reason);

/// <summary>For what is not done without one.</summary>
public sealed record ReasonRequest(string? Reason);

public sealed record MoveRequest(string? FirstDay, string? LastDay, int? FurtherDays, string? Reason);

public sealed record ExtendRequest(string? LastDay, int? FurtherDays, string? Reason);

public sealed record PurchaseRequest(string? PurchaseReference);

public sealed record ScorecardRequest(IReadOnlyList<ScorecardAnswer>? Answers);

public sealed record NewRiskRequest(string? Title, Light? Rating, string? Owner);

public sealed record RiskRequest(RiskState? State, string? Note);

public sealed record RosterRequest(IReadOnlyList<FixedShift>? Shifts);

public sealed record DoneRequest(IReadOnlyList<Handed>? Deliverables, string? Note);

public sealed record OwnerRequest(string? Owner);

public sealed record UpdateRequest(Light? State, string? Note);

public sealed record ReportRequest(string? Summary);

public sealed record CloseRequest(IemReason? ReasonCode, string? Note);

public sealed record SurveyRequest(int? Rating, string? Comment);

/// <param name="Action"><c>approve</c> or <c>reject</c>.</param>
public sealed record IemApprovalForm(string? Action, string? Reason);

/// <param name="Rating">1 to 5.</param>
public sealed record IemSurveyForm(int? Rating, string? Comment);
