using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;

namespace SupportFlows.FunctionsWorker.Tests.Twilio;

public sealed class CallTests
{
    [Fact]
    public async Task Call_Made_IsAFormWithItsInstructions()
    {
        await using var api = await ApiStandIn.StartAsync();
        api.Answer = (201, """{ "sid": "CA1", "status": "queued", "to": "+15550100" }""");

        var call = await CallResource.CreateAsync(
            new CreateCallOptions(new PhoneNumber("+15550100"), new PhoneNumber("+15550199"))
            {
                Twiml = "<Response/>",
                StatusCallback = new Uri("https://support.example.org/voice"),
                StatusCallbackEvent = ["ringing", "completed"],
                MachineDetection = "Enable",
                Timeout = 25,
            },
            api.Client());

        Assert.Equal("/2010-04-01/Accounts/AC123/Calls.json", api.Calls[0].Path);
        Assert.Equal(
            [
                "To=+15550100", "From=+15550199", "Twiml=<Response/>", "StatusCallback=https://support.example.org/voice",
                "StatusCallbackEvent=ringing", "StatusCallbackEvent=completed", "Timeout=25", "MachineDetection=Enable",
            ],
            api.Calls[0].Form);
        Assert.Equal(("CA1", CallResource.StatusEnum.Queued), (call.Sid, call.Status));
    }

    [Fact]
    public async Task Call_UnderWay_CanBeLookedAtAndEnded()
    {
        await using var api = await ApiStandIn.StartAsync();
        api.Answer = (200, """{ "sid": "CA1", "status": "in-progress", "answered_by": "machine_start", "duration": "12" }""");

        var call = await CallResource.FetchAsync(new FetchCallOptions("CA1"), api.Client());
        await CallResource.UpdateAsync(new UpdateCallOptions("CA1") { Status = CallResource.UpdateStatusEnum.Completed }, api.Client());

        Assert.Equal((CallResource.StatusEnum.InProgress, "machine_start", "12"), (call.Status, call.AnsweredBy, call.Duration));
        Assert.Equal([("GET", "/2010-04-01/Accounts/AC123/Calls/CA1.json"), ("POST", "/2010-04-01/Accounts/AC123/Calls/CA1.json")], api.Calls.Select(one => (one.Method, one.Path)));
        Assert.Equal(["Status=completed"], api.Calls[1].Form);
    }
}
