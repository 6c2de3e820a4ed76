namespace SupportFlows.Domain_Tests.Forms;

/// <summary>Jotform signs nothing: a secret in the webhook's address stands in.</summary>
public class TokenTests
{
    static readonly byte[] Body = "formID=1"u8.ToArray();

    [Fact]
    public void Token_InQuery_IsAccepted() =>
        Assert.True(FormFixture.Verify("jotform", Body, [], new() { ["token"] = FormFixture.Secret }).Accepted);

    [Theory]
    [InlineData("")]
    [InlineData("correct horse battery stapl")]
    [InlineData("correct horse battery staple ")]
    [InlineData("Correct horse battery staple")]
    public void Token_NotExactlyTheSecret_IsRefused(string token) =>
        Assert.False(FormFixture.Verify("jotform", Body, [], new() { ["token"] = token }).Accepted);

    [Fact]
    public void Token_Missing_SaysWhereItIsExpected()
    {
        var reason = FormFixture.Verify("jotform", Body, []).Reason;

        Assert.Contains("header 'x-supportflows-token'", reason);
        Assert.Contains("query parameter 'token'", reason);
    }
}
