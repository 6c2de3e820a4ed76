using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Answers;

/// <summary>What Twilio posts is checked, then answered in its markup.</summary>
public class TwilioIsHeard
{
    const string Sms = "/api/webhooks/twilio/sms";
    const string Voice = "/api/webhooks/twilio/voice?key=page-p0000000000000009.page-alert.1-1-0.voice.ann";
    const string Status = "/api/webhooks/twilio/status?key=page-p0000000000000009.page-alert.1-1-0.sms.ann";

    static readonly (string, string)[] Text = [("From", "+4999999999"), ("To", "+12025550100"), ("Body", "1a 你好 & <b>"), ("MessageSid", "SM1"), ("AccountSid", "AC1")];

    [Fact]
    public Task Stranger_Who_Texts_Gets_An_Empty_Response() => Story.Tell(async story =>
    {
        var answer = (await story.TwilioPosts(Sms, Text)).Is(HttpStatusCode.OK);

        Assert.Equal(("application/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response />"), (answer.MediaType, answer.Text));
    });

    [Fact]
    public Task Call_And_Report_About_A_Message_That_Nobody_Knows_Are_Borne() => Story.Tell(async story =>
    {
        var call = (await story.TwilioPosts(Voice, ("CallSid", "CA1"), ("Digits", "4"))).Is(HttpStatusCode.OK);
        Assert.Contains("<Say language=\"en-US\">Sorry, this call is about nothing that we know. Goodbye.</Say><Hangup />", call.Text);

        (await story.TwilioPosts(Status, ("MessageSid", "SM1"), ("MessageStatus", "delivered"))).Is(HttpStatusCode.NoContent);
        (await story.TwilioPosts(Status, ("MessageSid", "SM1"), ("MessageStatus", "no-such-status"))).Is(HttpStatusCode.NoContent);
        (await story.TwilioPosts("/api/webhooks/twilio/status", ("Something", "else"))).Is(HttpStatusCode.NoContent);
    });

    [Fact]
    public Task Signature_Of_Another_Form_Address_Or_Nobody_Is_Refused() => Story.Tell(async story =>
    {
        var good = story.Get<SupportFlows.Adapters.Twilio.TwilioWebhook>().Sign(Harness.Providers.PublicUrl + Sms, Text.ToDictionary(f => f.Item1, f => f.Item2));

        (await story.TwilioPosts(Sms, good, [.. Text, ("Digits", "4")])).Refuses(HttpStatusCode.Unauthorized);
        (await story.TwilioPosts(Sms + "?key=other", good, Text)).Refuses(HttpStatusCode.Unauthorized);
        (await story.TwilioPosts(Voice, good, Text)).Refuses(HttpStatusCode.Unauthorized);
        (await story.TwilioPosts(Sms, "", Text)).Refuses(HttpStatusCode.Unauthorized);
        (await story.TwilioPosts(Sms, good[..^4] + "AAA=", Text)).Refuses(HttpStatusCode.Unauthorized);
    });

    [Fact]
    public Task Form_That_Is_None_Is_Refused_By_Field_Or_Size() => Story.Tell(async story =>
    {
        (await story.TwilioPosts(Sms, ("From", "+4999999999"))).Refuses(HttpStatusCode.UnprocessableEntity, "MessageSid");
        (await story.TwilioPosts(Sms, ("MessageSid", "SM1"), ("From", ""))).Refuses(HttpStatusCode.UnprocessableEntity, "From");
        (await story.TwilioPosts(Voice, ("Digits", "4"))).Refuses(HttpStatusCode.UnprocessableEntity, "CallSid");
        (await story.TwilioPosts(Sms, ("Body", new string('x', 100_000)))).Refuses(HttpStatusCode.RequestEntityTooLarge);
        (await story.TwilioPosts(Sms, ("From", "+4999999999"), ("MessageSid", "SM/1"))).Refuses(HttpStatusCode.UnprocessableEntity, "MessageSid");
        using var parts = new HttpRequestMessage(HttpMethod.Post, Sms) { Content = new ByteArrayContent("From=1"u8.ToArray()) };
        parts.Content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        (await story.SendAsync(parts)).Refuses(HttpStatusCode.BadRequest);
        (await story.Stranger.Posts(Sms, "{\"From\":\"+4999999999\"}", ("X-Twilio-Signature", "AAAA"))).Refuses(HttpStatusCode.Unauthorized);
    });
}
