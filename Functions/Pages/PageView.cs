using Microsoft.AspNetCore.Http;
using NodaTime;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Plans;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Pages;

/// <summary>A page as the staff see it.</summary>
/// <param name="ExternalId">With the source it names the page.</param>
/// <param name="Level">From 1; 0 before the first one began.</param>
/// <param name="Deliveries">Null where they were not asked for.</param>
/// <param name="First">Who had done it before the caller asked for it.</param>
sealed record PageView(
    string Id,
    string Source,
    string ExternalId,
    string? TicketId,
    string Policy,
    string Subject,
    string? Details,
    Severity? Severity,
    bool Important,
    PageStatus Status,
    int Level,
    IReadOnlyList<string> Reasons,
    Deed? Acknowledged,
    Deed? Closed,
    Instant? NextLevelAt,
    Instant? UnansweredSince,
    Instant? HeldUntil,
    Instant CreatedAt,
    Instant RaisedAt,
    Instant UpdatedAt,
    IReadOnlyList<DeliveryView>? Deliveries,
    Deed? First)
{
    public static PageView Of(Page page, IReadOnlyList<OutboxRow>? sent = null, PageAnswer? answer = null) => new(
        page.Id,
        page.Source,
        page.ExternalId,
        page.TicketId,
        page.Policy.Id,
        page.Subject,
        page.Details,
        page.Severity,
        page.Important,
        page.Status,
        page.Level,
        page.Reasons,
        Deed.Of(page.AcknowledgedBy?.Name, page.AcknowledgedAt, page.AcknowledgedVia),
        Deed.Of(page.ClosedBy?.Name, page.ClosedAt, page.ClosedVia),
        page.NextLevelAt,
        page.ExhaustedSince,
        page.HeldUntil,
        page.CreatedAt,
        page.RaisedAt,
        page.UpdatedAt,
        sent is null ? null : [.. sent.OrderBy(m => m.CreatedAt).ThenBy(m => m.Key, StringComparer.Ordinal).Select(DeliveryView.Of)],
        answer is { Outcome: PageOutcome.AlreadyAcknowledged or PageOutcome.AlreadyClosed } ? Deed.Of(answer.By?.Name, answer.At, answer.Via) : null);
}

/// <param name="Via"><c>sms</c>, <c>voice</c>, <c>link</c>, <c>web</c> or <c>api</c>, or the page's source when that did it.</param>
sealed record Deed(string? By, Instant At, string? Via)
{
    public static Deed? Of(string? by, Instant? at, string? via) => at is { } then ? new Deed(by, then, via) : null;
}

static class PageViews
{
    public static IResult Page(
        this HttpRequest request, Stored<Page> stored, int status = StatusCodes.Status200OK, IReadOnlyList<OutboxRow>? sent = null, PageAnswer? answer = null)
    {
        request.HttpContext.Response.SetETag(stored.ETag);
        return Results.Json(PageView.Of(stored.State, sent, answer), Json.Options, statusCode: status);
    }
}
