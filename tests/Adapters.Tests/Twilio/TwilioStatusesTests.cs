using NodaTime;
using SupportFlows.Adapters.Twilio;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Adapters.Tests.Twilio;

public sealed class TwilioStatusesTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);

    [Theory]
    [InlineData("accepted", null, DeliveryStatus.Queued, null)]
    [InlineData("scheduled", null, DeliveryStatus.Queued, null)]
    [InlineData("queued", null, DeliveryStatus.Queued, null)]
    [InlineData("sending", null, DeliveryStatus.Sent, null)]
    [InlineData("sent", null, DeliveryStatus.Sent, null)]
    [InlineData("delivered", null, DeliveryStatus.Delivered, null)]
    [InlineData("read", null, DeliveryStatus.Delivered, null)]
    [InlineData("undelivered", 30003, DeliveryStatus.Failed, "undelivered: the phone is off or out of reach, Twilio error 30003")]
    [InlineData("undelivered", 30005, DeliveryStatus.Failed, "undelivered: no such phone, Twilio error 30005")]
    [InlineData("undelivered", 30006, DeliveryStatus.Failed, "undelivered: a landline, or a carrier that takes no texts, Twilio error 30006")]
    [InlineData("undelivered", 30007, DeliveryStatus.Failed, "undelivered: filtered as unwanted by Twilio or the carrier, Twilio error 30007")]
    [InlineData("failed", 30008, DeliveryStatus.Failed, "failed: the carrier did not say why, Twilio error 30008")]
    [InlineData("failed", 21610, DeliveryStatus.Failed, "failed: the recipient has said STOP, Twilio error 21610")]
    [InlineData("failed", 31999, DeliveryStatus.Failed, "failed: Twilio error 31999")]
    [InlineData("undelivered", null, DeliveryStatus.Failed, "undelivered")]
    [InlineData("undelivered", 0, DeliveryStatus.Failed, "undelivered")]
    [InlineData("canceled", null, DeliveryStatus.Failed, "canceled")]
    [InlineData("teleported", null, DeliveryStatus.Sent, null)]
    [InlineData(null, null, DeliveryStatus.Sent, null)]
    public void Message_InEachState_IsReadAs(string? status, int? errorCode, DeliveryStatus expected, string? error) =>
        Assert.Equal(new Receipt(expected, Now, error), TwilioStatuses.OfMessage(status, errorCode, Now));

    [Theory]
    [InlineData("queued", null, DeliveryStatus.Queued, null)]
    [InlineData("initiated", null, DeliveryStatus.Queued, null)]
    [InlineData("ringing", null, DeliveryStatus.Sent, null)]
    [InlineData("in-progress", null, DeliveryStatus.Sent, null)]
    [InlineData("in-progress", "human", DeliveryStatus.Sent, null)]
    [InlineData("in-progress", "unknown", DeliveryStatus.Sent, null)]
    [InlineData("in-progress", "machine_start", DeliveryStatus.Failed, "picked up by a machine (machine_start)")]
    [InlineData("completed", "machine_end_beep", DeliveryStatus.Failed, "picked up by a machine (machine_end_beep)")]
    [InlineData("completed", "fax", DeliveryStatus.Failed, "picked up by a machine (fax)")]
    [InlineData("completed", "human", DeliveryStatus.Failed, "picked up, and no key pressed")]
    [InlineData("completed", null, DeliveryStatus.Failed, "picked up, and no key pressed")]
    [InlineData("busy", null, DeliveryStatus.Failed, "the line was busy")]
    [InlineData("no-answer", null, DeliveryStatus.Failed, "nobody picked up")]
    [InlineData("canceled", null, DeliveryStatus.Failed, "ended before anybody picked up")]
    [InlineData("failed", null, DeliveryStatus.Failed, "the call could not be made")]
    [InlineData("hovering", null, DeliveryStatus.Sent, null)]
    public void Call_InEachState_IsReadAs(string status, string? answeredBy, DeliveryStatus expected, string? error) =>
        Assert.Equal(new Receipt(expected, Now, error), TwilioStatuses.OfCall(status, answeredBy, null, Now));

    [Fact]
    public void Key_ThatWasPressed_OutranksTheEndOfTheCall()
    {
        var pressed = new Receipt(DeliveryStatus.Answered, Now);

        Assert.Equal(pressed, Receipt.Merge(pressed, TwilioStatuses.OfCall("completed", "human", null, Now)));
    }

    [Fact]
    public void Callback_OfACall_SaysWhenItHappened()
    {
        var form = new Dictionary<string, string> { ["CallStatus"] = "busy", ["Timestamp"] = "Mon, 02 Mar 2026 08:59:30 +0000", ["ErrorCode"] = "" };

        Assert.Equal(new Receipt(DeliveryStatus.Failed, Now - Duration.FromSeconds(30), "the line was busy"), TwilioStatuses.OfCallback(form, Now));
    }

    [Fact]
    public void Callback_OfAMessage_IsFromWhenItIsHeard()
    {
        var form = new Dictionary<string, string> { ["MessageStatus"] = "undelivered", ["SmsStatus"] = "undelivered", ["ErrorCode"] = "30005" };

        Assert.Equal(TwilioStatuses.OfMessage("undelivered", 30005, Now), TwilioStatuses.OfCallback(form, Now));
    }

    [Fact]
    public void Callback_OfNeither_SaysNothing() => Assert.Null(TwilioStatuses.OfCallback(new Dictionary<string, string> { ["RecordingStatus"] = "completed" }, Now));
}
