using SupportFlows.Domain.Forms;

namespace SupportFlows.Domain_Tests.Forms;

public class SecretRotationTests
{
    static readonly byte[] Body = "{}"u8.ToArray();
    static readonly Dictionary<string, string> NoQuery = [];

    [Theory]
    [InlineData("typeform")]
    [InlineData("generic")]
    [InlineData("jotform")]
    public void Secrets_WhileRotating_OldAndNewAreAccepted(string preset)
    {
        var source = FormFixture.Source(preset, s => s.Secrets.Add("the next secret"));

        Assert.True(Verify(source, FormFixture.Sign(preset, Body)).Accepted);
        Assert.True(Verify(source, FormFixture.Sign(preset, Body, "the next secret")).Accepted);
        Assert.False(Verify(source, FormFixture.Sign(preset, Body, "the one before")).Accepted);
    }

    [Fact]
    public void Header_WithSignaturesOfTwoSecrets_IsAcceptedByEither()
    {
        var ours = FormFixture.Sign("generic", Body)["x-supportflows-signature"];
        var other = FormFixture.Sign("generic", Body, "the next secret")["x-supportflows-signature"].Split(',')[1];

        Assert.True(FormFixture.Verify("generic", Body, new() { ["x-supportflows-signature"] = $"{ours},{other}" }).Accepted);
    }

    static FormVerdict Verify(FormSource source, Dictionary<string, string> headers) => FormSignature.Verify(source, headers, NoQuery, Body, FormFixture.Now);
}
