using System.Text.Json;
using SupportFlows.FunctionsWorker.Tests.Harness;
using Twilio.Security;

namespace SupportFlows.FunctionsWorker.Tests.Twilio;

/// <summary>Twilio's own package for Node signs; we check.</summary>
public sealed class SignaturePeerTests
{
    const string Script = """
        const twilio = require('twilio');
        const cases = JSON.parse(process.argv[2]);
        const body = '{"status":"delivered"}';
        console.log(JSON.stringify(cases.map(one => ({
          form: twilio.getExpectedTwilioSignature('token', one.Url, one.Form),
          hash: twilio.getExpectedBodyHash(body),
          body: twilio.getExpectedTwilioSignature('token', one.Url + '&bodySHA256=' + twilio.getExpectedBodyHash(body), {})
        }))));
        """;

    static readonly Case[] Cases =
    [
        new("https://support.example.org/api/webhooks/twilio/sms?key=a%20b", new() { ["Body"] = "1a", ["From"] = "+15550100", ["MessageSid"] = "SM1" }),
        new("https://support.example.org:8443/status?x=1", new() { ["b"] = "", ["a"] = "Grüße, 你好 👋", ["B"] = "&=+ %" }),
        new("http://127.0.0.1:7071/voice?y=2", []),
    ];

    [Fact]
    public async Task Signature_OfTwiliosOwnPackage_IsGenuine()
    {
        var output = await NodePackage.RunAsync("twilio@6.2.0", Script, JsonSerializer.Serialize(Cases));
        var signed = JsonDocument.Parse(output).RootElement.EnumerateArray().ToArray();
        var validator = new RequestValidator("token");

        foreach (var (one, signatures) in Cases.Zip(signed))
        {
            var form = signatures.GetProperty("form").GetString()!;
            Assert.True(validator.Validate(one.Url, one.Form, form), one.Url);
            Assert.False(new RequestValidator("other").Validate(one.Url, one.Form, form));
            var url = $"{one.Url}&bodySHA256={signatures.GetProperty("hash").GetString()}";
            Assert.True(validator.Validate(url, """{"status":"delivered"}""", signatures.GetProperty("body").GetString()!), url);
        }
    }

    sealed record Case(string Url, Dictionary<string, string> Form);
}
