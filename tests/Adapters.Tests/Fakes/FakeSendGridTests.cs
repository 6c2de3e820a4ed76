using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SupportFlows.Fakes;

namespace SupportFlows.Adapters.Tests.Fakes;

public sealed class FakeSendGridTests : IAsyncLifetime
{
    FakeSendGrid? sendGrid;
    CallbackReceiver? receiver;

    public async ValueTask InitializeAsync()
    {
        (sendGrid, receiver) = (await FakeSendGrid.StartAsync(), await CallbackReceiver.StartAsync());
        sendGrid.EventWebhook = new Uri(receiver.BaseAddress, "api/webhooks/sendgrid/events");
    }

    public async ValueTask DisposeAsync()
    {
        await sendGrid!.DisposeAsync();
        await receiver!.DisposeAsync();
    }

    [Theory]
    [InlineData(Behaviour.Deliver, "processed delivered")]
    [InlineData(Behaviour.Undelivered, "processed bounce")]
    [InlineData(Behaviour.OptedOut, "dropped")]
    public async Task Email_AsScripted_IsReportedSignedAndWithOurKey(Behaviour behaviour, string expected)
    {
        sendGrid!.On("ann@basic.example").Next(behaviour);

        await SendAsync();
        await sendGrid.WhenQuietAsync();

        var events = receiver!.Requests.Select(request => JsonNode.Parse(request.Body)![0]!).ToList();
        Assert.Equal(expected, string.Join(' ', events.Select(one => (string)one["event"]!)));
        Assert.All(events, one => Assert.Equal("T-1~ack", (string)one["key"]!));
        Assert.All(receiver.Requests, request => Assert.True(IsGenuine(request)));
    }

    bool IsGenuine(CallbackReceiver.Received request)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(sendGrid!.VerificationKey), out _);
        return key.VerifyData(
            Encoding.UTF8.GetBytes(request.Headers["X-Twilio-Email-Event-Webhook-Timestamp"] + request.Body),
            Convert.FromBase64String(request.Headers["X-Twilio-Email-Event-Webhook-Signature"]),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence);
    }

    async Task SendAsync()
    {
        using var http = new HttpClient { BaseAddress = sendGrid!.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sendGrid.ApiKey);
        var answer = await http.PostAsJsonAsync("/v3/mail/send", new
        {
            personalizations = new[] { new { to = new[] { new { email = "ann@basic.example" } }, custom_args = new { key = "T-1~ack" } } },
            from = new { email = "support@vendor.example" },
            subject = "Ticket T-1",
            content = new[] { new { type = "text/plain", value = "We have it." } },
        });
        answer.EnsureSuccessStatusCode();
    }
}
