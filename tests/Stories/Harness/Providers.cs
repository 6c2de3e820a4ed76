using SupportFlows.Fakes;

namespace SupportFlows.Stories.Harness;

/// <summary>SendGrid and Twilio as far as the app can tell. What they accepted is what people got, twice if it was twice.</summary>
sealed class Providers(FakeSendGrid email, FakeTwilio sms) : IAsyncDisposable
{
    public FakeSendGrid Email => email;

    public FakeTwilio Sms => sms;

    public IEnumerable<(string Name, string Value)> Settings =>
    [
        ("SupportFlows:SendGrid:ApiKey", email.ApiKey),
        ("SupportFlows:SendGrid:From", "support@vendor.example"),
        ("SupportFlows:SendGrid:BaseAddress", email.BaseAddress.ToString()),
        ("SupportFlows:Twilio:AccountSid", sms.AccountSid),
        ("SupportFlows:Twilio:AuthToken", sms.AuthToken),
        ("SupportFlows:Twilio:From", "+12025550100"),
        ("SupportFlows:Twilio:BaseAddress", sms.BaseAddress.ToString()),
        ("SupportFlows:LinkSecret", "a-link-secret-that-nobody-will-guess-0123456789"),
        // Nobody listens there: reports of delivery are a later story, but the key travels in this address.
        ("SupportFlows:PublicUrl", "http://127.0.0.1:9"),
    ];

    /// <summary>In an order of their own: all emails, then all texts.</summary>
    public IReadOnlyList<Delivered> Accepted =>
    [
        .. email.Messages.Select(m => new Delivered(m.Id, m.Key ?? "", "email", m.Recipient, m.Subject, m.Body)),
        .. sms.Messages.Select(m => new Delivered(m.Id, m.Key ?? "", "sms", m.Recipient, null, m.Body)),
    ];

    public static async Task<Providers> StartAsync() => new(await FakeSendGrid.StartAsync(), await FakeTwilio.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await email.DisposeAsync();
        await sms.DisposeAsync();
    }
}
