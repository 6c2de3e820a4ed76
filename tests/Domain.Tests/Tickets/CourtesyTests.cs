using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

public class CourtesyTests
{
    [Theory]
    [InlineData("Thanks")]
    [InlineData("Thank you very much!")]
    [InlineData("OK, thanks a lot 🙏")]
    [InlineData("Great, many thanks for your quick help.")]
    [InlineData("Perfect. Thank you so much, have a nice day!")]
    [InlineData("thx, cheers")]
    [InlineData("谢谢！")]
    [InlineData("好的，非常感谢您的帮助。")]
    [InlineData("收到，谢谢，辛苦了")]
    public void MereThanks_AreRecognised(string body) => Assert.True(Courtesy.IsOnlyThanks(body));

    [Theory]
    [InlineData("")]
    [InlineData("ok")]
    [InlineData("Thanks, but it still fails.")]
    [InlineData("Thanks. When will it be fixed?")]
    [InlineData("Thanks?")]
    [InlineData("No thanks")]
    [InlineData("Help much appreciated, thanks")]
    [InlineData("Please look again, thank you")]
    [InlineData("Thanks for nothing")]
    [InlineData("Thank you for your help with the migration of the second cluster.")]
    [InlineData("请帮忙看一下，谢谢")]
    [InlineData("谢谢，但是还是不行")]
    [InlineData("谢谢，什么时候能修好？")]
    public void AnythingElse_NeedsAnAnswer(string body) => Assert.False(Courtesy.IsOnlyThanks(body));

    [Fact]
    public void LongText_NeedsAnAnswer() => Assert.False(Courtesy.IsOnlyThanks(string.Concat(Enumerable.Repeat("thanks ", 50))));
}
