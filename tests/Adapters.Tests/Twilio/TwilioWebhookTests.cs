using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Adapters.Twilio;
using SupportFlows.Domain.Refusals;
using SupportFlows.Fakes;

namespace SupportFlows.Adapters.Tests.Twilio;

public sealed class TwilioWebhookTests
{
    const string PublicUrl = "https://support.example.com";
    const string Path = "/api/webhooks/twilio/sms?key=page-p1.page.1.sms.%2B49&b=2&a=1";

    static readonly Dictionary<string, string> Form = new() { ["Body"] = "1a & Grüße 你好", ["From"] = "+4915112345678", ["MessageSid"] = "SM1", ["Empty"] = "" };

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static TwilioWebhook Webhook(params string[] tokens) => new(tokens, PublicUrl);

    static string Signed(string token, string url = PublicUrl + Path) => TwilioSignature.Of(token, new Uri(url), Form);

    [Fact]
    public void Request_ThroughAProxy_IsCheckedAgainstThePublicAddress()
    {
        Webhook("token").Verify("http://10.0.0.7:8080" + Path, Form, Signed("token"));
        new TwilioWebhook(["token"], "https://example.com/support/").Verify("http://10.0.0.7" + Path, Form, Signed("token", "https://example.com/support" + Path));
    }

    [Fact]
    public void Request_WithoutAPublicAddress_IsCheckedAgainstItsOwn()
    {
        var webhook = new TwilioWebhook(["token"], "");

        webhook.Verify("http://127.0.0.1:7071" + Path, Form, Signed("token", "http://127.0.0.1:7071" + Path));
        Refused(() => webhook.Verify("http://127.0.0.1:7071" + Path, Form, Signed("token")));
    }

    [Theory]
    [InlineData("https://support.example.com:443")]
    [InlineData("https://support.example.com")]
    public void Request_SignedWithOrWithoutItsPort_IsGenuine(string signedFor)
    {
        var url = signedFor + Path;

        Webhook("token").Verify("http://10.0.0.7" + Path, Form, Sign("token", url));
    }

    [Fact]
    public void Request_OfEitherAccount_IsGenuineAndOfNoOther()
    {
        var webhook = Webhook("token", "second-token");

        webhook.Verify(PublicUrl + Path, Form, Signed("token"));
        webhook.Verify(PublicUrl + Path, Form, Signed("second-token"));
        Refused(() => webhook.Verify(PublicUrl + Path, Form, Signed("third-token")));
    }

    [Fact]
    public void Request_ThatWasTamperedWith_IsRefused()
    {
        var (webhook, signature) = (Webhook("token"), Signed("token"));

        Refused(() => webhook.Verify(PublicUrl + Path, new Dictionary<string, string>(Form) { ["Body"] = "1c" }, signature));
        Refused(() => webhook.Verify(PublicUrl + Path, new Dictionary<string, string>(Form) { ["More"] = "" }, signature));
        Refused(() => webhook.Verify(PublicUrl + Path, Form.Where(field => field.Key != "MessageSid").ToDictionary(), signature));
        Refused(() => webhook.Verify(PublicUrl + Path.Replace("p1", "p2"), Form, signature));
        Refused(() => webhook.Verify(PublicUrl + Path.Replace("b=2&a=1", "a=1&b=2"), Form, signature));
        Refused(() => webhook.Verify(PublicUrl + Path.Replace("%2B", "%2b"), Form, signature));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64")]
    public void Request_WithoutASignature_IsRefused(string? signature) => Refused(() => Webhook("token").Verify(PublicUrl + Path, Form, signature));

    [Fact]
    public void Refusal_SaysNoSecret()
    {
        var refusal = Refused(() => Webhook("very-secret").Verify(PublicUrl + Path, Form, "wrong"));

        Assert.DoesNotContain("very-secret", refusal.ToString());
        Assert.DoesNotContain(Signed("very-secret"), refusal.ToString());
    }

    [Fact]
    public async Task Request_AsItArrives_IsReadAndChecked()
    {
        var form = await Webhook("token").ReadAsync(Request(Signed("token")), Cancellation);

        Assert.Equal(Form.OrderBy(field => field.Key), form.OrderBy(field => field.Key));
        await Assert.ThrowsAsync<RefusalException>(() => Webhook("other").ReadAsync(Request(Signed("token")), Cancellation));
    }

    [Fact]
    public async Task App_InDevelopmentWithoutTwilio_SignsItsOwnRepliesAndTrustsNobodyElse()
    {
        await using var app = new TestApp("Development", []);
        await using var other = new TestApp("Development", []);
        var webhook = app.Services.GetRequiredService<TwilioWebhook>();
        var url = "http://127.0.0.1:7071" + Path;

        webhook.Verify(url, Form, webhook.Sign(url, Form));
        Refused(() => webhook.Verify(url, Form, other.Services.GetRequiredService<TwilioWebhook>().Sign(url, Form)));
    }

    [Fact]
    public void App_WithoutTwilioOutsideDevelopment_TrustsNobody()
    {
        var webhook = Webhook();

        Assert.Contains("SupportFlows:Twilio", Refused(() => webhook.Verify(PublicUrl + Path, Form, Signed(""))).Title);
        Assert.Throws<InvalidOperationException>(() => webhook.Sign(PublicUrl + Path, Form));
    }

    [Fact]
    public async Task App_WithTwoAccounts_TrustsBoth()
    {
        await using var app = new TestApp("Production", new(FakeSettings.SendGrid.Concat(FakeSettings.Twilio))
        {
            ["TwilioSecondary:AccountSid"] = "AC00000000000000000000000000000002",
            ["TwilioSecondary:AuthToken"] = "second-token",
            ["TwilioSecondary:From"] = "+15005550007",
        });
        var webhook = app.Services.GetRequiredService<TwilioWebhook>();

        webhook.Verify("http://10.0.0.7" + Path, Form, Signed("unused"));
        webhook.Verify("http://10.0.0.7" + Path, Form, Signed("second-token"));
    }

    static RefusalException Refused(Action act)
    {
        var refusal = Assert.Throws<RefusalException>(act);
        Assert.Equal(RefusalKind.Unauthenticated, refusal.Kind);
        return refusal;
    }

    // The stand-in signs a Uri, which leaves a usual port out.
    static string Sign(string token, string url) => new TwilioWebhook([token], "").Sign(url, Form);

    static HttpRequest Request(string signature)
    {
        var body = new FormUrlEncodedContent(Form).ReadAsStringAsync(Cancellation).GetAwaiter().GetResult();
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Scheme, request.Host) = ("POST", "http", new HostString("10.0.0.7", 8080));
        request.Path = Path.Split('?')[0];
        request.QueryString = new QueryString("?" + Path.Split('?')[1]);
        (request.ContentType, request.Body) = ("application/x-www-form-urlencoded", new MemoryStream(Encoding.UTF8.GetBytes(body)));
        request.Headers[TwilioWebhook.SignatureHeader] = signature;
        return request;
    }
}
