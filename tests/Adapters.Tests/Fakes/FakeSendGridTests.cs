using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SupportFlows.Adapters.SendGrid;
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
    [InlineData(Behaviour.Defer, "processed deferred delivered")]
    [InlineData(Behaviour.CallBackTogether, "processed+delivered")]
    [InlineData(Behaviour.CallBackTwice, "processed processed delivered delivered")]
    [InlineData(Behaviour.CallBackOutOfOrder, "delivered processed")]
    public async Task Email_AsScripted_IsReportedSignedAndWithOurKey(Behaviour behaviour, string expected)
    {
        sendGrid!.On("ann@basic.example").Next(behaviour);

        await AnyMail.SendAsync(sendGrid!);
        await sendGrid.WhenQuietAsync();

        var batches = receiver!.Requests.Select(request => JsonNode.Parse(request.Body)!.AsArray()).ToList();
        Assert.Equal(expected, string.Join(' ', batches.Select(batch => string.Join('+', batch.Select(one => (string)one!["event"]!)))));
        Assert.All(batches.SelectMany(batch => batch), one => Assert.Equal("T-1~ack", (string)one!["key"]!));
        Assert.All(receiver.Requests, request => Assert.True(IsGenuine(request)));
    }

    [Fact]
    public async Task Event_ToldTwice_HasOneId()
    {
        sendGrid!.On("ann@basic.example").Next(Behaviour.CallBackTwice);

        await AnyMail.SendAsync(sendGrid!);
        await sendGrid.WhenQuietAsync();

        var ids = receiver!.Requests.SelectMany(request => SendGridEvents.Read(Encoding.UTF8.GetBytes(request.Body))).Select(told => told.EventId).ToList();
        Assert.Equal((4, 2), (ids.Count, ids.Distinct().Count()));
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
}
