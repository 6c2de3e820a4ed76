using System.Text;
using NodaTime;
using SupportFlows.Domain.Forms;

namespace SupportFlows.Domain_Tests.Forms;

/// <summary>Signatures made by others, so that product and test cannot share a mistake.</summary>
public class SignatureWorkedExampleTests
{
    /// <summary>From Zendesk's page "Verifying webhooks", whose example appends the timestamp; its present text, and the service, put it first.</summary>
    [Fact]
    public void Zendesk_DocumentedExample_Matches()
    {
        var source = FormFixture.Source("zendesk", s =>
        {
            s.Secret = "HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=";
            s.Signature = new SignatureSettings
            {
                Algorithm = "hmac-sha256",
                Header = "X-Zendesk-Webhook-Signature",
                TimestampHeader = "X-Zendesk-Webhook-Signature-Timestamp",
                Encoding = "base64",
                Signed = "{body}{timestamp}",
            };
        });
        var headers = new Dictionary<string, string>
        {
            ["x-zendesk-webhook-signature"] = "tRDSF7URY8BLCDlaBcQ7FHu051Zk+aAB0NKMP53teMw=",
            ["x-zendesk-webhook-signature-timestamp"] = "2021-07-25T10:00:00Z",
        };

        Assert.True(FormSignature.Verify(source, headers, headers, "{\"say\": \"hello\"}"u8.ToArray(), Instant.FromUtc(2021, 7, 25, 10, 0)).Accepted);
    }

    /// <summary>RFC 4231 test case 2, in the encodings that form services use.</summary>
    [Theory]
    [InlineData("hex", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", "hmac-sha256")]
    [InlineData("hex", "5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843", "hmac-sha256")]
    [InlineData("base64", "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=", "hmac-sha256")]
    [InlineData("hex", "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737", "hmac-sha512")]
    public void Hmac_Rfc4231_Matches(string encoding, string signature, string algorithm)
    {
        var source = FormFixture.Source("tally", s =>
        {
            s.Secret = "Jefe";
            s.Signature = new SignatureSettings { Algorithm = algorithm, Header = "X-Sig", Encoding = encoding };
        });
        var headers = new Dictionary<string, string> { ["x-sig"] = signature };

        Assert.True(FormSignature.Verify(source, headers, headers, Encoding.ASCII.GetBytes("what do ya want for nothing?"), FormFixture.Now).Accepted);
    }
}
