using SupportFlows.Adapters.Tests.Fakes;
using SupportFlows.Adapters.Twilio;
using SupportFlows.Domain.Refusals;
using SupportFlows.Fakes;

namespace SupportFlows.Adapters.Tests.Peers;

/// <summary>Twilio's own package for Node signs what we check, and checks what we sign.</summary>
public sealed class TwilioPeerTests
{
    const string Token = "12345";

    static readonly Unsigned[] Requests =
    [
        new(Token, "https://support.example.com/api/webhooks/twilio/sms", new() { ["Body"] = "'1a' & Grüße 你好 👋", ["From"] = "+4915112345678", ["MessageSid"] = "SM1" }),
        new(Token, "https://support.example.com/api/webhooks/twilio/voice?key=page-p1.page.1.voice.%2B49", new() { ["Digits"] = "*", ["b"] = "", ["B"] = "=+%" }),
        new(Token, "http://127.0.0.1:7071/api/webhooks/twilio/status?key=t1~a&b=2&a=1", []),
    ];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_ThatThePackageSigns_AreGenuineToUs()
    {
        var answer = await NodePeer.AskAsync<Answer>("twilio.js", new { sign = Requests, verify = Array.Empty<Signed>() }, Cancellation);

        foreach (var (request, signature) in Requests.Zip(answer.Signatures))
        {
            Assert.True(Ours(new Signed(request.Token, request.Url, request.Form, signature)), request.Url);
            Assert.False(Ours(new Signed("other", request.Url, request.Form, signature)), request.Url);
        }
    }

    [Fact]
    public async Task Requests_ThatWeSign_AreGenuineToThePackage()
    {
        var signed = Requests.Select(one => new Signed(one.Token, one.Url, one.Form, new TwilioWebhook([one.Token], "").Sign(one.Url, one.Form))).ToList();
        signed.AddRange(await FromTheStandInAsync());
        var forged = signed[0] with { Form = new(signed[0].Form) { ["Body"] = "1c" } };

        var answer = await NodePeer.AskAsync<Answer>("twilio.js", new { sign = Array.Empty<Unsigned>(), verify = signed.Append(forged) }, Cancellation);

        Assert.All(answer.Genuine.SkipLast(1), Assert.True);
        Assert.False(answer.Genuine[^1]);
        Assert.All(signed, one => Assert.True(Ours(one)));
        Assert.False(Ours(forged));
    }

    /// <summary>A text from a phone, as the stand-in posts it.</summary>
    static async Task<IEnumerable<Signed>> FromTheStandInAsync()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        await using var receiver = await CallbackReceiver.StartAsync("<Response/>");
        twilio.SmsWebhook = new Uri(receiver.BaseAddress, "api/webhooks/twilio/sms?x=%2B1#rc=1");
        await twilio.TextAsync("+4915112345678", "+15005550006", "ack 1 ✓");
        return [.. receiver.Requests.Select(one => new Signed(twilio.AuthToken, one.Url.AbsoluteUri, one.Form, one.Headers[TwilioSignature.Header]))];
    }

    static bool Ours(Signed request)
    {
        try
        {
            new TwilioWebhook([request.Token], "").Verify(request.Url, request.Form, request.Signature);
            return true;
        }
        catch (RefusalException)
        {
            return false;
        }
    }

    sealed record Unsigned(string Token, string Url, Dictionary<string, string> Form);

    sealed record Signed(string Token, string Url, Dictionary<string, string> Form, string Signature);

    sealed record Answer(string[] Signatures, bool[] Genuine);
}
