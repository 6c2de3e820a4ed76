using SupportFlows.Fakes;

namespace SupportFlows.Stories.Harness;

/// <summary>SendGrid, Twilio and Slack as far as the app can tell. What they accepted is what people got, twice if it was twice.</summary>
sealed class Providers(FakeSendGrid email, FakeTwilio sms, FakeSlack slack) : IAsyncDisposable
{
    public const string Slacks = "slack";

    public FakeSendGrid Email => email;

    public FakeTwilio Sms => sms;

    public FakeSlack Slack => slack;

    public const string PublicUrl = "http://127.0.0.1:9";

    public IEnumerable<(string Name, string Value)> Settings =>
    [
        ("SupportFlows:SendGrid:ApiKey", email.ApiKey),
        ("SupportFlows:SendGrid:From", "support@vendor.example"),
        ("SupportFlows:SendGrid:BaseAddress", email.BaseAddress.ToString()),
        ("SupportFlows:Twilio:AccountSid", sms.AccountSid),
        ("SupportFlows:Twilio:AuthToken", sms.AuthToken),
        ("SupportFlows:Twilio:From", "+12025550100"),
        ("SupportFlows:Twilio:BaseAddress", sms.BaseAddress.ToString()),
        ("SupportFlows:Slack:BotToken", slack.BotToken),
        ("SupportFlows:Slack:BaseAddress", slack.BaseAddress.ToString()),
        ("SupportFlows:LinkSecret", "a-link-secret-that-nobody-will-guess-0123456789"),
        ("SupportFlows:SendGrid:WebhookPublicKey", email.VerificationKey),
        // Nobody listens there unless a story connects the providers to the app.
        ("SupportFlows:PublicUrl", PublicUrl),
    ];

    /// <summary>In an order of their own: all emails, then all texts, then what was posted in a chat.</summary>
    public IReadOnlyList<Delivered> Accepted =>
    [
        .. email.Messages.Select(m => new Delivered(m.Id, m.Key ?? "", "email", m.Recipient, m.Subject, m.Body, m.Attachment?.Text)),
        .. sms.Messages.Select(m => new Delivered(m.Id, m.Key ?? "", "sms", m.Recipient, null, m.Body)),
        .. slack.Messages.Select(m => new Delivered(m.Id, m.Key ?? "", Slacks, m.Recipient, null, m.Body)),
    ];

    public static async Task<Providers> StartAsync(TimeProvider time) => 
        new(await FakeSendGrid.StartAsync(time), await FakeTwilio.StartAsync(time), await FakeSlack.StartAsync());

    /// <summary>From now on they report to this app, and what phones text reaches it.</summary>
    public void ConnectTo(Uri app, Func<IDisposable> whileBusy)
    {
        sms.SmsWebhook = new Uri(PublicUrl + "/api/webhooks/twilio/sms");
        email.EventWebhook = new Uri(PublicUrl + "/api/webhooks/sendgrid/events");
        sms.ConnectTo(app, whileBusy);
        email.ConnectTo(app, whileBusy);
    }

    public async ValueTask DisposeAsync()
    {
        await email.DisposeAsync();
        await sms.DisposeAsync();
        await slack.DisposeAsync();
    }
}
