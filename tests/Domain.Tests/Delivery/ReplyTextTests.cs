using SupportFlows.Domain.Delivery;

namespace SupportFlows.Domain.Tests.Delivery;

public class ReplyTextTests
{
    [Theory]
    [InlineData("1a", ReplyAction.Acknowledge, 1)]
    [InlineData("1 a", ReplyAction.Acknowledge, 1)]
    [InlineData("1A ", ReplyAction.Acknowledge, 1)]
    [InlineData("'1a'", ReplyAction.Acknowledge, 1)]
    [InlineData("“1c”", ReplyAction.Close, 1)]
    [InlineData("'1c'", ReplyAction.Close, 1)]
    [InlineData("a1", ReplyAction.Acknowledge, 1)]
    [InlineData("ack 4", ReplyAction.Acknowledge, 4)]
    [InlineData("ACK 4!", ReplyAction.Acknowledge, 4)]
    [InlineData("Ack #12.", ReplyAction.Acknowledge, 12)]
    [InlineData("close 4", ReplyAction.Close, 4)]
    [InlineData("escalate 2", ReplyAction.Escalate, 2)]
    [InlineData("2 escalate", ReplyAction.Escalate, 2)]
    [InlineData("1-a", ReplyAction.Acknowledge, 1)]
    [InlineData("1　ａ", ReplyAction.Acknowledge, 1)]
    [InlineData("１２Ｅ。", ReplyAction.Escalate, 12)]
    [InlineData(" 1a\r\n", ReplyAction.Acknowledge, 1)]
    [InlineData("a", ReplyAction.Acknowledge, null)]
    [InlineData("E.", ReplyAction.Escalate, null)]
    [InlineData("c", ReplyAction.Close, null)]
    [InlineData("acknowledge", ReplyAction.Acknowledge, null)]
    [InlineData("Stop", ReplyAction.Stop, null)]
    [InlineData("STOPALL", ReplyAction.Stop, null)]
    [InlineData("unsubscribe", ReplyAction.Stop, null)]
    [InlineData("cancel", ReplyAction.Stop, null)]
    [InlineData("END", ReplyAction.Stop, null)]
    [InlineData("quit", ReplyAction.Stop, null)]
    [InlineData("start", ReplyAction.Start, null)]
    [InlineData("YES", ReplyAction.Start, null)]
    [InlineData("unstop", ReplyAction.Start, null)]
    [InlineData("help?", ReplyAction.Help, null)]
    public void Text_Typed_IsUnderstood(string text, ReplyAction action, int? code) =>
        Assert.Equal(new ReplyText(action, code), ReplyText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("0a")]
    [InlineData("100a")]
    [InlineData("-")]
    [InlineData("1b")]
    [InlineData("a b")]
    [InlineData("1a 2a")]
    [InlineData("1.5a")]
    [InlineData("stop 1")]
    [InlineData("stop it")]
    [InlineData("I am on it")]
    [InlineData("确认")]
    [InlineData("1а")] // A Cyrillic letter.
    public void Text_OfAnyOtherKind_IsUseless(string text) => Assert.Null(ReplyText.Parse(text));
}
