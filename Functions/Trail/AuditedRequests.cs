using Microsoft.AspNetCore.Http;

namespace SupportFlows.Functions.Trail;

/// <summary>What a function says of its act beyond its address.</summary>
static class AuditedRequests
{
    static readonly object SubjectKey = new();
    static readonly object DetailsKey = new();

    public static void Audits(this HttpRequest request, string subject, string details)
    {
        request.HttpContext.Items[SubjectKey] = subject;
        request.HttpContext.Items[DetailsKey] = details;
    }

    public static string? AuditedSubject(this HttpRequest request) => request.HttpContext.Items[SubjectKey] as string;

    public static string? AuditedDetails(this HttpRequest request) => request.HttpContext.Items[DetailsKey] as string;
}
