using System.Globalization;
using NodaTime;
using SupportFlows.Domain.Iem;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Answers;

namespace SupportFlows.Orchestrations.Iem;

/// <summary>Links in emails that act for one person on one request: a TAM's to decide on it, a contact's to answer the survey.</summary>
public sealed class IemLinks(LinkSecret secret, PublicUrl address)
{
    public const string ApprovalPath = "/api/iem-requests/approval/";
    public const string SurveyPath = "/api/iem-requests/survey/";

    const string Approval = "iem-approval";
    const string Survey = "iem-survey";

    static readonly Duration ValidFor = Duration.FromDays(14);

    /// <returns>The whole address; null when nobody said where this app is reached (<c>SupportFlows:PublicUrl</c>).</returns>
    public string? ToApprove(IemRequest request, string personId, Instant now) =>
        address() is { } app ? app + ApprovalPath + secret.Seal(Approval, now + ValidFor, request.Id, personId, Number(request.Revision)) : null;

    public string? ToSurvey(IemRequest request, string contact, Instant now) =>
        address() is { } app ? app + SurveyPath + secret.Seal(Survey, now + ValidFor, request.Id, contact) : null;

    /// <returns>Null: not made here, or expired. A link to days that were moved since shows the new ones and decides nothing.</returns>
    public (string RequestId, string PersonId, int Revision)? ReadApproval(string token, Instant now) =>
        secret.Open(Approval, token, now) is [var request, var person, var revision] ? (request, person, int.Parse(revision, CultureInfo.InvariantCulture)) : null;

    public (string RequestId, string Contact)? ReadSurvey(string token, Instant now) =>
        secret.Open(Survey, token, now) is [var request, var contact] ? (request, contact) : null;

    static string Number(int revision) => revision.ToString(CultureInfo.InvariantCulture);
}
