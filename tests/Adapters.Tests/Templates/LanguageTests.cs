using SupportFlows.Domain.Notifications;

namespace SupportFlows.Adapters_Tests.Words;

public class LanguageTests
{
    [Theory]
    [InlineData("zh", true)]
    [InlineData("zh-CN", true)]
    [InlineData("zh_CN", true)]
    [InlineData("ZH-hans", true)]
    [InlineData("zh-Hans-SG", true)]
    [InlineData("zh-Hant", false)]
    [InlineData("zh-TW", false)]
    [InlineData("en", false)]
    [InlineData("de-DE", false)]
    [InlineData("zhuang", false)]
    [InlineData("", false)]
    public void Recipient_ReadsChineseOrElseEnglish(string language, bool chinese)
    {
        var (subject, _) = Sample.Words.Render(Sample.Notice(Templates.TicketAccepted, Channel.Email, language));

        Assert.StartsWith(chinese ? "[T-7K2M9QXA] 已收到您的请求" : "[T-7K2M9QXA] We have your request", subject);
    }

    [Theory]
    [InlineData("en", "\"Production system impacted\"", "the Business plan")]
    [InlineData("zh-Hans", "“生产系统受影响”", "商业版")]
    public void Names_OfTheCatalog_AreInTheLanguage(string language, string severity, string plan)
    {
        var (_, body) = Sample.Words.Render(Sample.Notice(Templates.TicketAccepted, Channel.Email, language));

        Assert.Contains(severity, body);
        Assert.Contains(plan, body);
    }
}
