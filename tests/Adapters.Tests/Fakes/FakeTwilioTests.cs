using SupportFlows.Fakes;
using Twilio.Clients;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Security;
using Twilio.Types;

namespace SupportFlows.Adapters.Tests.Fakes;

/// <summary>The stand-in for Twilio, seen through Twilio's own client.</summary>
public sealed class FakeTwilioTests : IAsyncLifetime
{
    const string Phone = "+4915112345678";

    FakeTwilio? twilio;
    CallbackReceiver? receiver;
    HttpClient? http;

    public async ValueTask InitializeAsync()
    {
        (twilio, receiver) = (await FakeTwilio.StartAsync(), await CallbackReceiver.StartAsync());
        http = new HttpClient(new Adapters.Twilio.OtherAddress(twilio.BaseAddress) { InnerHandler = new HttpClientHandler() });
    }

    public async ValueTask DisposeAsync()
    {
        http!.Dispose();
        await twilio!.DisposeAsync();
        await receiver!.DisposeAsync();
    }

    [Fact]
    public async Task Callbacks_AreSignedAsTheSdkChecksThem()
    {
        await TextAsync();
        await twilio!.WhenQuietAsync();

        var validator = new RequestValidator(twilio.AuthToken);
        Assert.Equal(2, receiver!.Requests.Count);
        Assert.All(receiver.Requests, request => Assert.True(validator.Validate(request.Url.AbsoluteUri, request.Form, request.Headers[TwilioSignature.Header])));
        Assert.Equal("T-1~ack", twilio.Requests.Single().Key);
    }

    [Theory]
    [InlineData(Behaviour.Deliver, "sent delivered")]
    [InlineData(Behaviour.Fail, "failed")]
    [InlineData(Behaviour.Undelivered, "sent undelivered")]
    [InlineData(Behaviour.StaySilent, "")]
    [InlineData(Behaviour.CallBackTwice, "sent sent delivered delivered")]
    [InlineData(Behaviour.CallBackOutOfOrder, "delivered sent")]
    public async Task Text_AsScripted_IsReported(Behaviour behaviour, string expected)
    {
        twilio!.On(Phone).Next(behaviour);

        await TextAsync();
        await twilio.WhenQuietAsync();

        Assert.Equal(expected, string.Join(' ', receiver!.Requests.Select(request => request.Form["MessageStatus"])));
        Assert.All(twilio.Callbacks, callback => Assert.Equal(200, callback.Answer));
    }

    [Fact]
    public async Task Text_ReportedLate_IsReportedWhenTheTestSays()
    {
        twilio!.On(Phone).Next(Behaviour.CallBackLate);
        var sent = await TextAsync();
        await twilio.WhenQuietAsync();
        Assert.Empty(receiver!.Requests);
        Assert.Equal("queued", await StatusAsync(sent.Sid!));

        await twilio.ReleaseCallbacksAsync();

        Assert.Equal(["sent", "delivered"], twilio.Callbacks.Select(callback => callback.Status));
        Assert.Equal("delivered", await StatusAsync(sent.Sid!));
    }

    [Fact]
    public async Task Script_RunsInOrderAndThenDelivers()
    {
        twilio!.On(Phone).Next(Behaviour.StaySilent, Behaviour.Fail);

        for (var n = 0; n < 3; n++)
        {
            await TextAsync();
        }

        Assert.Equal([Behaviour.StaySilent, Behaviour.Fail, Behaviour.Deliver], twilio.Requests.Select(request => request.Behaviour!.Value));
        Assert.Equal(3, (await twilio.WaitForMessagesAsync(Phone, 3, TestContext.Current.CancellationToken)).Count);
    }

    Uri Status => new(receiver!.BaseAddress, "api/webhooks/twilio/status?key=T-1~ack");

    TwilioRestClient Client() => new(twilio!.AccountSid, twilio.AuthToken, httpClient: new global::Twilio.Http.SystemNetHttpClient(http));

    async Task<string> StatusAsync(string sid) => (await MessageResource.FetchAsync(new FetchMessageOptions(sid), Client())).Status!.ToString();

    Task<MessageResource> TextAsync() => MessageResource.CreateAsync(
        new CreateMessageOptions(new PhoneNumber(Phone)) { From = new PhoneNumber("+15005550006"), Body = "Hello + 你好 & more", StatusCallback = Status }, Client());
}
