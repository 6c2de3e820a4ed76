using SupportFlows.Domain.Notifications;

namespace SupportFlows.Adapters_Tests.Words;

/// <summary>What customers write goes into a message as it is, and can do nothing there.</summary>
public class UserTextTests
{
    [Theory]
    [InlineData("{{ description }}")]
    [InlineData("{% if plan %}x{% endif %}")]
    [InlineData("{% raw %}")]
    [InlineData("}} {{ 'a' | upcase }}")]
    [InlineData("<b>bold & \"quoted\"</b>")]
    [InlineData("100% {off}")]
    public void Text_ThatLooksLikeATemplate_IsPrintedAsItIs(string text)
    {
        var (subject, body) = Sample.Words.Render(Sample.Notice(Templates.TicketReply, Channel.Email, change: [("subject", text), ("body", text), ("from", text)]));

        Assert.Equal($"[T-7K2M9QXA] {text}", subject);
        Assert.Contains($"\n\n{text}\n\n", body);
        Assert.StartsWith(text + " wrote", body);
    }

    [Fact]
    public void Body_OfSeveralLines_KeepsThem()
    {
        const string Text = "first\n\n\n  indented\ttab\r\nlast 🙂 安娜";

        Assert.Contains(Text, Sample.Words.Render(Sample.Notice(Templates.TicketReply, Channel.Email, change: ("body", Text))).Body);
    }

    [Theory]
    [InlineData("two\r\nlines", "two lines")]
    [InlineData("Subject\nBcc: everyone@example.com", "Subject Bcc: everyone@example.com")]
    [InlineData("a\u0000b\u0085c\u2028d\u2029e\tf", "a b c d e f")]
    [InlineData("  spaced   out  ", "spaced out")]
    public void Subject_WithControlCharacters_IsOneLine(string text, string expected)
    {
        var (subject, _) = Sample.Words.Render(Sample.Notice(Templates.TicketReply, Channel.Email, change: ("subject", text)));

        Assert.Equal($"[T-7K2M9QXA] {expected}", subject);
    }

    [Theory]
    [InlineData("en", "🙂🙂🙂...")]
    [InlineData("zh-Hans", "🙂🙂🙂…")]
    public void Text_CutInASms_IsNotCutInsideACharacter(string language, string end)
    {
        var (_, body) = Sample.Words.Render(Sample.Notice(Templates.TicketReply, Channel.Sms, language, change: ("body", string.Concat(Enumerable.Repeat("🙂", 200)))));

        Assert.EndsWith(end, body);
    }
}
