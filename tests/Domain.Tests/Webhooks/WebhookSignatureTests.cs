using System.Text;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Domain_Tests.Forms;

namespace SupportFlows.Domain.Tests.Webhooks;

public class WebhookSignatureTests
{
    static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"type":"ticket.replied"}""");

    /// <summary>Whoever runs two of these apps can connect them.</summary>
    [Fact]
    public void Signature_OfOurs_IsTakenByAGenericFormSource()
    {
        foreach (var secrets in new[] { new[] { FormFixture.Secret }, ["another", FormFixture.Secret] })
        {
            var header = WebhookSignature.Of(secrets, Body, FormFixture.Now);

            Assert.True(FormFixture.Verify("generic", Body, new() { ["x-supportflows-signature"] = header }).Accepted);
        }

        Assert.False(FormFixture.Verify("generic", Body, new() { ["x-supportflows-signature"] = WebhookSignature.Of(["another"], Body, FormFixture.Now) }).Accepted);
    }

    /// <summary>Made with: printf '%s' "1772439246.$BODY" | openssl dgst -sha256 -hmac secret</summary>
    [Fact]
    public void Signature_IsThatOfTheDocumentation() =>
        Assert.Equal("t=1772439246,v1=f9ebbcec256c052d2a957d0eabdd4b53ce3279370a024b78cd228e7aa7ec9cad", WebhookSignature.Of(["secret"], Body, FormFixture.Now));
}
