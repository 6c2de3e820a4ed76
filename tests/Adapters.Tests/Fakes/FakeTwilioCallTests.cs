using SupportFlows.Fakes;
using Twilio.Clients;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Security;
using Twilio.Types;

namespace SupportFlows.Adapters.Tests.Fakes;

/// <summary>The stand-in's calls and texts from phones, seen from the app that answers them.</summary>
public sealed class FakeTwilioCallTests : IAsyncLifetime
{
    const string Phone = "+4915112345678";
    const string OurNumber = "+15005550006";
    const string Menu = """<Response><Say>Hello.</Say><Gather numDigits="1" action="keys?key=T-1"><Say>Ticket T-1.</Say><Pause length="1"/><Say>Press 4.</Say></Gather><Redirect>again</Redirect></Response>""";

    FakeTwilio? twilio;
    CallbackReceiver? receiver;
    HttpClient? http;

    public async ValueTask InitializeAsync()
    {
        (twilio, receiver) = (await FakeTwilio.StartAsync(), await CallbackReceiver.StartAsync());
        http = new HttpClient(new Adapters.Twilio.OtherAddress(twilio.BaseAddress) { InnerHandler = new HttpClientHandler() });
        receiver.Answers["/voice"] = Menu;
        receiver.Answers["/keys"] = "<Response><Say>Acknowledged.</Say><Hangup/><Say>Never heard.</Say></Response>";
        receiver.Answers["/again"] = "<Response><Say>Goodbye.</Say></Response>";
        twilio.SmsWebhook = new Uri(receiver.BaseAddress, "sms");
    }

    public async ValueTask DisposeAsync()
    {
        http!.Dispose();
        await twilio!.DisposeAsync();
        await receiver!.DisposeAsync();
    }

    [Theory]
    [InlineData(Behaviour.Deliver, "initiated ringing in-progress", "in-progress")]
    [InlineData(Behaviour.HangUp, "initiated ringing in-progress completed", "completed")]
    [InlineData(Behaviour.Busy, "initiated ringing busy", "busy")]
    [InlineData(Behaviour.NoAnswer, "initiated ringing no-answer", "no-answer")]
    [InlineData(Behaviour.Fail, "initiated failed", "failed")]
    [InlineData(Behaviour.KeepRinging, "initiated ringing", "ringing")]
    [InlineData(Behaviour.StaySilent, "", "queued")]
    [InlineData(Behaviour.CallBackTwice, "initiated initiated ringing ringing in-progress in-progress", "in-progress")]
    [InlineData(Behaviour.CallBackOutOfOrder, "in-progress ringing initiated", "in-progress")]
    [InlineData(Behaviour.AnsweredByMachine, "initiated ringing in-progress completed", "completed")]
    public async Task Call_AsScripted_IsReported(Behaviour behaviour, string reported, string status)
    {
        twilio!.On(Phone).Next(behaviour);

        var sid = await CallAsync();

        Assert.Equal(reported, string.Join(' ', Reports.Select(report => report["CallStatus"])));
        Assert.Equal(status, (await CallResource.FetchAsync(new FetchCallOptions(sid), Client())).Status!.ToString());
    }

    [Fact]
    public async Task Call_ReportedLate_IsReportedWhenTheTestSays()
    {
        twilio!.On(Phone).Next(Behaviour.CallBackLate);
        await CallAsync();
        Assert.Empty(Reports);

        await twilio.ReleaseCallbacksAsync();

        Assert.Equal(["initiated", "ringing", "in-progress"], Reports.Select(report => report["CallStatus"]));
    }

    [Fact]
    public async Task Call_PickedUp_HearsTheWordsPressesAKeyAndHearsTheAnswer()
    {
        await CallAsync();
        var call = Assert.Single(twilio!.CallsTo(Phone));
        Assert.Equal(["Hello.", "Ticket T-1.", "Press 4."], call.Said);
        Assert.True(call.IsListening);

        await call.PressAsync("4");

        Assert.Equal(["Hello.", "Ticket T-1.", "Press 4.", "Acknowledged."], call.Said);
        Assert.Equal("completed", call.Status);
        var pressed = receiver!.Requests.Single(request => request.Url.AbsolutePath == "/keys");
        Assert.Equal("?key=T-1", pressed.Url.Query);
        Assert.Equal(("4", "in-progress", call.Id, "human"), (pressed.Form["Digits"], pressed.Form["CallStatus"], pressed.Form["CallSid"], pressed.Form["AnsweredBy"]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => call.PressAsync("4"));
    }

    [Fact]
    public async Task Call_WhereNothingIsPressed_GoesOnBehindTheQuestion()
    {
        await CallAsync();
        var call = twilio!.CallsTo(Phone).Single();

        await call.WaitOutAsync();

        Assert.Equal("Goodbye.", call.Said[^1]);
        Assert.Equal("completed", call.Status);
    }

    [Fact]
    public async Task Call_PickedUpByAMachine_SaysSoWhereTheAppIsAskedAndAtTheEnd()
    {
        twilio!.On(Phone).Next(Behaviour.AnsweredByMachine);

        await CallAsync();

        Assert.Equal("machine_start", receiver!.Requests.First(request => request.Url.AbsolutePath == "/voice").Form["AnsweredBy"]);
        Assert.Equal("machine_start", Reports.Last()["AnsweredBy"]);
    }

    [Fact]
    public async Task Call_WhoseWordsCannotBeFetched_SaysSoAndEnds()
    {
        receiver!.Answers["/voice"] = "this is not TwiML";

        await CallAsync();

        var call = twilio!.CallsTo(Phone).Single();
        Assert.Contains("error", Assert.Single(call.Said));
        Assert.Equal("completed", call.Status);
    }

    [Fact]
    public async Task Reports_AreSignedAndCountedAndTimed()
    {
        await CallAsync();
        await twilio!.CallsTo(Phone).Single().HangUpAsync();

        var validator = new RequestValidator(twilio.AuthToken);
        Assert.All(receiver!.Requests, request => Assert.True(validator.Validate(request.Url.AbsoluteUri, request.Form, request.Headers[TwilioSignature.Header])));
        Assert.Equal(["0", "1", "2", "3"], Reports.Select(report => report["SequenceNumber"]));
        Assert.All(Reports, report => Assert.Matches(@"^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$", report["Timestamp"]));
    }

    [Fact]
    public async Task Text_FromAPhone_IsSignedAndBringsTheAnswersBack()
    {
        receiver!.Answers["/sms"] = "<Response><Message>Acknowledged T-1.</Message><Message><Body>And T-2.</Body></Message></Response>";

        var reply = await twilio!.TextAsync(Phone, OurNumber, "1a");
        var again = await twilio.TextAsync(Phone, OurNumber, "1a", reply.MessageSid);

        Assert.Equal(["Acknowledged T-1.", "And T-2."], reply.Messages);
        Assert.Equal(reply.MessageSid, again.MessageSid);
        var request = receiver.Requests.First();
        Assert.True(new RequestValidator(twilio.AuthToken).Validate(request.Url.AbsoluteUri, request.Form, request.Headers[TwilioSignature.Header]));
        Assert.Equal((Phone, OurNumber, "1a"), (request.Form["From"], request.Form["To"], request.Form["Body"]));
    }

    [Fact]
    public async Task Phone_ThatSaidStop_IsTextedNoMoreUntilItSaysStart()
    {
        await twilio!.TextAsync(Phone, OurNumber, "stop");

        var refused = await Assert.ThrowsAsync<global::Twilio.Exceptions.ApiException>(TextAsync);
        await twilio.TextAsync(Phone, OurNumber, "START");
        await TextAsync();

        Assert.Equal(21610, refused.Code);
        Assert.Single(twilio.Messages);
    }

    IEnumerable<Dictionary<string, string>> Reports => receiver!.Requests.Where(request => request.Url.AbsolutePath == "/status").Select(request => request.Form);

    TwilioRestClient Client() => new(twilio!.AccountSid, twilio.AuthToken, httpClient: new global::Twilio.Http.SystemNetHttpClient(http));

    Task<MessageResource> TextAsync() =>
        MessageResource.CreateAsync(new CreateMessageOptions(new PhoneNumber(Phone)) { From = new PhoneNumber(OurNumber), Body = "Hello" }, Client());

    async Task<string> CallAsync()
    {
        var call = await CallResource.CreateAsync(
            new CreateCallOptions(new PhoneNumber(Phone), new PhoneNumber(OurNumber))
            {
                Url = new Uri(receiver!.BaseAddress, "voice"),
                StatusCallback = new Uri(receiver.BaseAddress, "status?key=T-1~ack#rc=2"),
                StatusCallbackEvent = ["initiated", "ringing", "answered", "completed"],
                MachineDetection = "Enable",
            },
            Client());
        await twilio!.WhenQuietAsync();
        return call.Sid!;
    }
}
