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

    /// <summary>In both languages: whose link it was is not known.</summary>
    public static string Refused() => SmallPage.Of(
        "en",
        "This link does not work",
        """
        <h1>This link does not work</h1>
        <p>It has expired, or a part of it is missing. Links work for 24 hours. Answer the text message or the call instead, or open the newest message.</p>
        <p lang="zh-Hans">此链接已失效或不完整。链接有效期为24小时。请回复短信或电话，或打开最新的通知。</p>
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
