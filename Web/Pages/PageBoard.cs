using SupportFlows.Domain.Pages;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Web.Parts;

namespace SupportFlows.Web.Pages;

/// <summary>Reads the list of pages.</summary>
public sealed class PageBoard(PageLists lists, OnCallDirectory directory)
{
    const int PageSize = 50;
    const int ClosedLast = 10;

    public async Task<PagesModel> ReadAsync(PageStatus? filter, string? continuation, CancellationToken cancellation)
    {
        var policies = (await directory.ReadAsync(cancellation)).Policies.Values.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new SelectOption(p.Id, p.Name)).ToList();
        if (filter is not null)
        {
            var list = await lists.ListAsync(filter, PageSize, continuation, cancellation);
            return new PagesModel(filter, [.. list.Items.Select(Row)], list.Next, policies);
        }

        var parts = await Task.WhenAll(
            lists.ListAsync(PageStatus.Triggered, PageSize, null, cancellation),
            lists.ListAsync(PageStatus.Acknowledged, PageSize, null, cancellation),
            lists.ListAsync(PageStatus.Closed, ClosedLast, null, cancellation));
        return new PagesModel(null, [.. parts.SelectMany(p => p.Items).Take(PageSize).Select(Row)], null, policies);
    }

    static PageRow Row(Page p) => new(
        p.Id,
        p.Subject,
        p.AccountName,
        p.Status,
        p.Severity,
        p.Important,
        p.Status == PageStatus.Closed ? p.ClosedBy?.Name : p.AcknowledgedBy?.Name,
        (p.Status == PageStatus.Closed ? p.ClosedAt : p.AcknowledgedAt) ?? p.RaisedAt,
        p.Level,
        p.Policy.Levels.Count,
        p.ExhaustedSince is not null,
        p.HeldUntil);
}
