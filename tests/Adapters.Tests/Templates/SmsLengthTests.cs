using SupportFlows.Domain.Notifications;

namespace SupportFlows.Adapters_Tests.Words;

public class SmsLengthTests
{
    const string Gsm = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    public static IEnumerable<TheoryDataRow<string>> Sms() => Templates.All.Where(t => t.Channels.Contains(Channel.Sms)).Select(t => new TheoryDataRow<string>(t.Name));

    [Theory, MemberData(nameof(Sms))]
    public void Sms_English_FitsOneMessage(string template)
    {
        var (_, body) = Sample.Words.Render(Sample.Notice(template, Channel.Sms));

        Assert.True(body.Length <= 160, $"{body.Length} characters: {body}");
        Assert.All(body, c => Assert.Contains(c, Gsm));
    }

    [Theory, MemberData(nameof(Sms))]
    public void Sms_Chinese_FitsOneMessage(string template)
    {
        var notice = Sample.Notice(template, Channel.Sms, "zh-Hans", "Asia/Shanghai",
            ("subject", "欧洲中部区域负载均衡器频繁断开连接"), ("body", "您的流量已切换到备用负载均衡器，请确认是否恢复。"), ("from", "王小明"), ("assignee", "王小明"));
        var only = notice with { Data = notice.Data.Where(d => Templates.All.Single(t => t.Name == template) is var t && (t.Required.Contains(d.Key) || t.Optional.Contains(d.Key))).ToDictionary() };

        var (_, body) = Sample.Words.Render(only);

        Assert.True(body.Length <= 70, $"{body.Length} characters: {body}");
    }
}
