using SupportFlows.Domain.Pages;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Pages;

public static class PageKind
{
    public const string Table = "pages";

    public static readonly PromiseKind<Page> Value = new("page", Table, PageId.IsValid)
    {
        Orchestration = nameof(PageOrchestration),
        Lists = new PromiseLists<Page>(PageLists.Table, PageLists.RowsOf),
        Alarm = page => page.ExhaustedSince is { } since
            ? new PromiseAlarm(since, $"nobody answered the page '{page.Subject}' since {since}")
            : null,
    };
}
