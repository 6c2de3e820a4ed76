using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportFlows.Adapters.Development;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.Development;

public sealed class InboxReplyTests : IAsyncDisposable
{
    const string Phone = "+12025550113";

    readonly SetClock clock = new(Instant.FromUtc(2026, 3, 2, 9, 0));
    readonly TestApp app;
    readonly InboxReply reply;
    int ids;

    public InboxReplyTests()
    {
        app = new TestApp("Development", [], time: clock);
        reply = new InboxReply(app.Services.GetRequiredService<IRowStore>(), clock, () => $"{++ids:x32}");
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Text_IsAnsweredFromThePhoneItWentTo()
    {
        var key = await SendAsync(Channel.Sms);

        var answer = await reply.ToWebhookAsync(key, " 1a ", null, Cancellation);

        Assert.Equal("/api/webhooks/twilio/sms", answer.Path);
        Assert.Equal((Phone, InboxReply.OurNumber, " 1a "), (answer.Form["From"], answer.Form["To"], answer.Form["Body"]));
        Assert.StartsWith("AC", answer.Form["AccountSid"]);
        Assert.Matches("^SM[0-9a-f]{32}$", answer.Form["MessageSid"]);
    }

    [Fact]
    public async Task Text_AnsweredTwiceInTheSameWords_IsTwoMessages()
    {
        var key = await SendAsync(Channel.Sms);

        var first = await reply.ToWebhookAsync(key, "1a", null, Cancellation);
        var second = await reply.ToWebhookAsync(key, "1a", null, Cancellation);

        Assert.NotEqual(first.Form["MessageSid"], second.Form["MessageSid"]);
    }

    [Fact]
    public async Task Call_PressedWhileItRings_IsAnsweredByWhoWasCalled()
    {
        var key = await SendAsync(Channel.Voice);
        clock.Now += Duration.FromSeconds(29);

        var answer = await reply.ToWebhookAsync(key, null, "4", Cancellation);

        Assert.Equal("/api/webhooks/twilio/voice?key=page-p1.ring.1.voice.bob", answer.Path);
        Assert.Equal((Phone, InboxReply.OurNumber, "4"), (answer.Form["To"], answer.Form["From"], answer.Form["Digits"]));
        Assert.Equal("in-progress", answer.Form["CallStatus"]);
        Assert.Equal(answer.Form["CallSid"], (await reply.ToWebhookAsync(key, null, "*", Cancellation)).Form["CallSid"]);
    }

    [Fact]
    public async Task Call_PressedAfterItRangOut_IsRefused()
    {
        var key = await SendAsync(Channel.Voice);
        clock.Now += Duration.FromSeconds(30);

        var refusal = await RefusedAsync(key, null, "4");

        Assert.Equal(RefusalKind.Conflict, refusal.Kind);
        Assert.Contains("rang for 30 s", refusal.Title);
    }

    [Fact]
    public async Task Call_PressedAfterItWasTakenBack_IsRefused()
    {
        var key = await SendAsync(Channel.Voice);
        await app.Sender(Channel.Voice).RetractAsync(new Handover("inbox", key), Cancellation);

        Assert.Equal(RefusalKind.Conflict, (await RefusedAsync(key, null, "4")).Kind);
    }

    [Theory]
    [InlineData(Channel.Sms, null, "4", "digits")]
    [InlineData(Channel.Sms, null, null, "text")]
    [InlineData(Channel.Sms, "  ", null, "text")]
    [InlineData(Channel.Voice, "1a", null, "text")]
    [InlineData(Channel.Voice, null, null, "digits")]
    [InlineData(Channel.Voice, null, "four", "digits")]
    [InlineData(Channel.Email, "1a", null, "key")]
    [InlineData(Channel.Email, null, "4", "key")]
    [InlineData(Channel.Slack, "1a", null, "key")]
    public async Task Answer_ThatTheMessageCannotTake_IsRefusedNamingTheField(Channel channel, string? text, string? digits, string field)
    {
        var key = await SendAsync(channel);

        var refusal = await RefusedAsync(key, text, digits);

        Assert.Equal(RefusalKind.Invalid, refusal.Kind);
        Assert.Contains(refusal.Errors, error => error.Field == field);
    }

    [Fact]
    public async Task Answer_ToAMessageThatIsNotThere_SaysWhereTheyAreListed()
    {
        var refusal = await RefusedAsync("page-p2.ring.1.voice.bob", null, "4");

        Assert.Equal(RefusalKind.NotFound, refusal.Kind);
        Assert.Contains("/api/dev/outbox", refusal.Message);
    }

    Task<RefusalException> RefusedAsync(string key, string? text, string? digits) =>
        Assert.ThrowsAsync<RefusalException>(() => reply.ToWebhookAsync(key, text, digits, Cancellation));

    async Task<string> SendAsync(Channel channel)
    {
        var message = new OutboundMessage("page-p1.ring.1.voice.bob", channel, new Recipient("bob", "Bob", Phone, "en", "UTC"), null, "Page");
        await app.Sender(channel).SendAsync(message, Cancellation);
        return message.Key;
    }
}
