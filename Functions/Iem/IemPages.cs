using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Text;
using SupportFlows.Functions.Http;
using static SupportFlows.Functions.Http.SmallPage;

namespace SupportFlows.Functions.Iem;

/// <summary>What a TAM sees who decides by a link, and a contact who answers the survey.</summary>
static class IemPages
{
    /// <param name="isCurrent">False: the days were moved since the link was sent, and another one was sent for the new ones.</param>
    public static string Approval(IemRequest request, Person reader, bool isCurrent, string? happened)
    {
        var words = IemPageWords.Of(reader.Language);
        var isOpen = request.Status == IemStatus.Requested;
        return SmallPage.Of(
            words.Language,
            request.Event,
            $"""
            <h1>{Text(request.Event)}</h1>
            {Happened(happened ?? (isCurrent ? null : words.Moved))}
            <dl>
            {Fact(words.Account, request.AccountName)}
            {Fact(words.Days, $"{Wire.Text(request.FirstDay)} – {Wire.Text(request.LastDay)} ({request.TimeZone})")}
            {Fact(words.Notice, $"{request.Notice.Days} / {request.Notice.Wanted}")}
            {Fact(words.Peak, request.ExpectedPeak)}
            {Fact(words.Products, string.Join(", ", request.Products))}
            {Fact(words.Further, request.FurtherDays == 0 ? null : $"{request.FurtherDays}")}
            {Fact(words.State, $"{Wire.Name(request.Status)}{(request.Approval is { } decision ? $", {decision.By.Name}" : "")}")}
            </dl>
            {(isOpen && isCurrent ? Form(request, words) : "")}
            """);
    }

    public static string Survey(IemRequest request, string contact, string? happened)
    {
        var words = WordsFor(request, contact);
        var form =
            $"""
            <form method="post">
            <fieldset><legend>{Text(words.HowWasIt)}</legend>
            {string.Concat(Enumerable.Range(1, 5).Reverse().Select(n => $"""<label class="line"><input type="radio" name="rating" value="{n}" required> {n}{(n == 5 ? $" – {Text(words.Best)}" : n == 1 ? $" – {Text(words.Worst)}" : "")}</label>"""))}
            </fieldset>
            <label for="comment">{Text(words.Comment)}</label><textarea id="comment" name="comment" maxlength="4000"></textarea>
            {Button("action", "send", words.Send, isFirst: true)}
            </form>
            """;
        return SmallPage.Of(
            words.Language,
            request.Event,
            $"""
            <h1>{Text(request.Event)}</h1>
            {Happened(happened)}
            {(request.Survey is null ? form : $"<p>{Text(words.Answered)}</p>")}
            """);
    }

    public static IemPageWords WordsFor(IemRequest request, string contact) =>
        IemPageWords.Of(request.Contacts.FirstOrDefault(c => string.Equals(c.Email, contact, StringComparison.OrdinalIgnoreCase))?.Language ?? "en");

    static string Form(IemRequest request, IemPageWords words) =>
        $"""
        <form method="post">
        <label for="reason">{Text(request.Notice.IsShort ? words.ReasonNeeded : words.Reason)}</label><textarea id="reason" name="reason" maxlength="1000"></textarea>
        {Button("action", "approve", words.Approve, isFirst: true)}
        {Button("action", "reject", words.Reject)}
        </form>
        """;

    static string Fact(string name, string? value) => string.IsNullOrEmpty(value) ? "" : $"<dt>{Text(name)}</dt><dd>{Text(value)}</dd>";
}

/// <summary>The words of these pages, in one language.</summary>
sealed record IemPageWords(
    string Language, string Account, string Days, string Notice, string Peak, string Products, string Further, string State,
    string Reason, string ReasonNeeded, string Approve, string Reject, string Approved, string Rejected, string Moved,
    string HowWasIt, string Best, string Worst, string Comment, string Send, string Thanks, string Answered)
{
    static readonly IemPageWords English = new(
        "en", "Customer", "Event days", "Business days of notice / recommended", "Peak expected", "Products", "Further days bought", "State",
        "Reason (needed to reject)", "Reason (needed: the notice is short)", "Approve: we guard it", "Reject, with the reason above", "You approved it. Everybody has been told.", "You rejected it. Everybody has been told.",
        "The days were moved since this link was sent. Use the link in the newest message.",
        "How well did we guard your event?", "excellent", "poor", "What should we do better?", "Send", "Thank you. Your answer is kept.", "It has been answered. Thank you.");

    static readonly IemPageWords Chinese = new(
        "zh-Hans", "客户", "活动日期", "提前的工作日 / 建议", "预期峰值", "产品", "加购天数", "状态",
        "理由（拒绝时必填）", "理由（必填：提前时间不足）", "批准：我们提供护航", "拒绝，并附上以上理由", "您已批准，相关人员均已收到通知。", "您已拒绝，相关人员均已收到通知。",
        "此链接发出后活动日期已更改，请使用最新邮件中的链接。",
        "您对本次护航满意吗？", "非常满意", "不满意", "我们哪里可以做得更好？", "提交", "谢谢，您的反馈已保存。", "您已提交反馈，谢谢。");

    public static IemPageWords Of(string language) => Orchestrations.Notifications.Languages.Of(language) == Chinese.Language ? Chinese : English;
}
