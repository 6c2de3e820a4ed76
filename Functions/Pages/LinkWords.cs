namespace SupportFlows.Functions.Pages;

/// <summary>The words of the page behind a link, in one language.</summary>
sealed record LinkWords(string Language, string Acknowledge, string Escalate, string Close, string Actions)
{
    static readonly LinkWords English = new("en", "Acknowledge: I take it", "Escalate: call the next level", "Close: it is solved", "What do you want to do?");

    static readonly LinkWords Chinese = new("zh-Hans", "确认：由我处理", "升级：通知下一级", "关闭：已解决", "请选择操作");

    public static LinkWords Of(string language) => language == Chinese.Language ? Chinese : English;
}
