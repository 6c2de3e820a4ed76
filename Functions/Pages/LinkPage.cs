using System.Text;
using Microsoft.AspNetCore.Http;
using SupportFlows.Domain.Pages;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Answers;

namespace SupportFlows.Functions.Pages;

/// <summary>What whoever follows a link to a page sees.</summary>
static class LinkPage
{
    public static string Of(LinkView view)
    {
        var words = LinkWords.Of(view.Language);
        return SmallPage.Of(
            words.Language,
            view.Subject,
            $"""
            <h1>{SmallPage.Text(view.Subject)}</h1>
            {SmallPage.Happened(view.Happened)}
            {string.Concat(view.State.Split('\n').Select(line => $"<p>{SmallPage.Text(line)}</p>"))}
            {Buttons(view.Status, words)}
            """);
    }

    /// <param name="page">Null: the link is not valid.</param>
    public static IResult Show(HttpRequest request, string? page)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = SmallPage.SecurityPolicy;
        headers["X-Robots-Tag"] = "noindex, nofollow";
        return Results.Content(page ?? Refused(), "text/html", Encoding.UTF8, page is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK);
    }

    /// <summary>In both languages: whose link it was is not known.</summary>
    static string Refused() => SmallPage.Of(
        "en",
        "This link does not work",
        """
        <h1>This link does not work</h1>
        <p>It has expired, or a part of it is missing. Links of pages work for 24 hours, others for 14 days. Open the newest message; a page is answered by text or on the call as well.</p>
        <p lang="zh-Hans">此链接已失效或不完整。呼叫链接有效期为24小时，其他链接为14天。请打开最新的通知；呼叫也可通过短信或电话回复。</p>
        """);

    /// <summary>A closed page asks for nothing; one that somebody has, not for another acknowledgement.</summary>
    static string Buttons(PageStatus status, LinkWords words) => status is PageStatus.Closed ? "" :
        $"""
        <form method="post" aria-label="{SmallPage.Text(words.Actions)}">
        {(status is PageStatus.Triggered ? SmallPage.Button("action", "acknowledge", words.Acknowledge, isFirst: true) : "")}
        {SmallPage.Button("action", "escalate", words.Escalate)}
        {SmallPage.Button("action", "close", words.Close)}
        </form>
        """;
}
