using CsCheck;

namespace SupportFlows.Domain_Tests.Forms;

public class MalformedSignatureTests
{
    static readonly string[] Presets = ["generic", "typeform", "tally", "jotform", "google-forms", "zendesk"];

    [Theory]
    [InlineData("generic", "v1=00")]
    [InlineData("generic", "t=,v1=00")]
    [InlineData("generic", "t=99999999999,v1=00")]
    [InlineData("generic", "t=999999999999999999999,v1=00")]
    [InlineData("generic", "t=-1,v1=00")]
    [InlineData("generic", "t=1772439246")]
    [InlineData("generic", "t=1772439246,v1=xyz")]
    [InlineData("generic", "t=1772439246,v1=0")]
    [InlineData("generic", "t=1772439246,v1=")]
    [InlineData("typeform", "sha256=")]
    [InlineData("typeform", "sha256=!!!")]
    [InlineData("typeform", "sha1=AAAA")]
    [InlineData("tally", "=")]
    public void Header_Malformed_IsRefused(string preset, string value)
    {
        var name = FormFixture.Sign(preset, []).Keys.First();

        Assert.False(FormFixture.Verify(preset, [], new() { [name] = value }).Accepted);
    }

    [Fact]
    public void Header_Anything_NeverThrowsAndIsNeverAccepted() =>
        Gen.Select(Gen.Int[0, Presets.Length - 1], Gen.Frequency((1, Gen.String), (3, Gen.String[Gen.Char["t=v1,0123456789abcdefsh+/"], 0, 80])), Gen.String, Gen.Byte.Array[0, 40])
            .Sample((which, first, second, body) =>
            {
                var preset = Presets[which];
                var names = FormFixture.Sign(preset, body).Keys.ToList();
                var headers = names.Zip(new[] { first, second }).ToDictionary(p => p.First, p => p.Second);
                return !FormFixture.Verify(preset, body, headers, new() { ["token"] = second }).Accepted;
            });
}
