using SupportFlows.Adapters.Tests.Contracts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Fakes;

namespace SupportFlows.Adapters.Tests.SendGrid;

public sealed class SendGridEmailSenderTests : ProviderContract
{
    FakeSendGrid? fake;

    protected override Channel Channel => Channel.Email;

    protected override string Address => "ann@basic.example";

    protected override string Provider => "sendgrid";

    protected override string Secret => fake!.ApiKey;

    protected override FakeProvider Fake => fake!;

    protected override string[] RefusalOfAnAddress => ["400", "Does not contain a valid address"];

    protected override async Task StartFakeAsync() => fake = await FakeSendGrid.StartAsync();

    protected override Dictionary<string, string?> Settings(string secret) => new(FakeSettings.Twilio)
    {
        ["SendGrid:ApiKey"] = secret,
        ["SendGrid:From"] = "support@vendor.example",
        ["SendGrid:FromName"] = "Vendor Support",
        ["SendGrid:BaseAddress"] = fake!.BaseAddress.ToString(),
    };

    [Fact]
    public async Task Email_HasASubjectASenderAndATextThatHtmlCannotBeSmuggledInto()
    {
        await SendAsync(Message(body: "Hello <script>\nAnn & co\n\nBye"));

        var mail = Fake.Messages.Single();
        Assert.Equal("Ticket T-1", mail.Subject);
        Assert.Equal("support@vendor.example", mail.From);
        Assert.Equal("<p>Hello &lt;script&gt;<br>\nAnn &amp; co</p>\n<p>Bye</p>\n", mail.Html);
    }

    [Theory]
    [InlineData("REQUEST")]
    [InlineData("CANCEL")]
    public async Task Email_WithAnInvitation_HasItAttachedWithItsMethod(string method)
    {
        var calendar = $"BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nSUMMARY:双十一\\nMETHOD:NONE\r\nEND:VCALENDAR\r\n";

        await SendAsync(Message() with { Calendar = calendar });

        Assert.Equal(new FakeAttachment("invite.ics", $"text/calendar; method={method}", calendar), Fake.Messages.Single().Attachment);
    }

    [Fact]
    public async Task Email_WithoutASubject_IsRefusedNamingTheField()
    {
        var fault = await Assert.ThrowsAsync<Orchestrations.Notifications.DeliveryException>(() => SendAsync(Message() with { Subject = null }));

        Assert.False(fault.Retryable);
        Assert.Contains("subject: ", fault.Message);
    }
}
