using SupportFlows.Domain.Notifications;

namespace SupportFlows.Adapters_Tests.Words;

public class TimeWordsTests
{
    [Theory]
    [InlineData("en", "Europe/Berlin", "2026-10-06T12:30:00Z", "Tue 6 Oct 2026 14:30 (Europe/Berlin)")]
    [InlineData("en", "America/New_York", "2026-01-01T04:59:00Z", "Wed 31 Dec 2025 23:59 (America/New_York)")]
    [InlineData("en", "Mars/Olympus", "2026-10-06T12:30:00Z", "Tue 6 Oct 2026 12:30 (UTC)")]
    [InlineData("zh-Hans", "Asia/Shanghai", "2026-10-06T16:05:00Z", "2026年10月7日（周三）00:05（北京时间）")]
    [InlineData("zh-Hans", "Asia/Singapore", "2026-10-06T12:30:00Z", "2026年10月6日（周二）20:30（Asia/Singapore）")]
    public void Due_IsInTheReadersZone_WhichIsNamed(string language, string zone, string due, string expected) =>
        Assert.Contains(expected, Render(Channel.Email, language, zone, ("due", due)));

    [Theory]
    [InlineData("en", "Europe/Berlin", "14:30 Tue 6 Oct (Europe/Berlin)")]
    [InlineData("zh-Hans", "Asia/Shanghai", "10月6日20:30（北京时间）")]
    public void Due_InASms_IsShort(string language, string zone, string expected) =>
        Assert.Contains(expected, Render(Channel.Sms, language, zone));

    [Theory]
    [InlineData("PT15M", "15 minutes", "15分钟")]
    [InlineData("PT1H", "1 hour", "1小时")]
    [InlineData("PT1M", "1 minute", "1分钟")]
    [InlineData("PT7H30M", "7 hours 30 minutes", "7小时30分钟")]
    [InlineData("PT16H", "16 hours", "16小时")]
    [InlineData("PT36H", "36 hours", "36小时")]
    [InlineData("P3D", "3 days", "3天")]
    [InlineData("P2DT4H", "2 days 4 hours", "2天4小时")]
    [InlineData("PT20S", "20 seconds", "20秒")]
    public void Target_IsInWords(string target, string english, string chinese)
    {
        Assert.Contains($"in under {english}.", Render(Channel.Email, "en", "UTC", ("target", target)));
        Assert.Contains($"在{chinese}以内。", Render(Channel.Email, "zh-Hans", "UTC", ("target", target)));
    }

    static string Render(Channel channel, string language, string zone, params (string, string?)[] change) =>
        Sample.Words.Render(Sample.Notice(Templates.TicketAccepted, channel, language, zone, change)).Body;
}
