using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Tests.Development;

public sealed class DevelopmentInboxTests : IAsyncDisposable
{
    static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 9, 0);

    readonly SetClock clock = new(Monday);
    readonly TestApp app;

    public DevelopmentInboxTests() => app = new TestApp("Development", [], time: clock);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(Channel.Email)]
    [InlineData(Channel.Sms)]
    [InlineData(Channel.Slack)]
    [InlineData(Channel.WeCom)]
    public async Task Inbox_WithoutAProvider_DeliversTheMessage(Channel channel)
    {
        var handover = await app.Sender(channel).SendAsync(Message(channel), Cancellation);

        Assert.Equal(new Handover("inbox", "T-1~ack") { Receipt = new Receipt(DeliveryStatus.Delivered, Monday) }, handover);
        Assert.Contains("We have it.", (await StoredAsync())!.Content);
    }

    [Fact]
    public async Task Inbox_GivenAnInvitation_KeepsIt()
    {
        await app.Sender(Channel.Email).SendAsync(Message(Channel.Email) with { Calendar = "BEGIN:VCALENDAR\r\n双十一" }, Cancellation);

        Assert.Equal("BEGIN:VCALENDAR\r\n双十一", JsonSerializer.Deserialize<OutboundMessage>((await StoredAsync())!.Content, JsonSerializerOptions.Web)!.Calendar);
    }

    [Fact]
    public async Task Inbox_OfferedTheSameKeyAgain_KeepsTheFirst()
    {
        var sender = app.Sender(Channel.Sms);
        var first = await sender.SendAsync(Message(Channel.Sms), Cancellation);
        clock.Now += Duration.FromMinutes(1);

        var again = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => sender.SendAsync(Message(Channel.Sms) with { Body = $"again {n}" }, Cancellation)));

        Assert.All(again, handover => Assert.Equal(first, handover));
        Assert.Contains("We have it.", (await StoredAsync())!.Content);
    }

    [Fact]
    public async Task Call_ThatNobodyAnswers_RingsForHalfAMinuteAndFails()
    {
        var sender = app.Sender(Channel.Voice);
        var handover = await sender.SendAsync(Message(Channel.Voice), Cancellation);
        Assert.Equal(DeliveryStatus.Sent, handover.Receipt?.Status);

        clock.Now += Duration.FromSeconds(29);
        Assert.Equal(DeliveryStatus.Sent, (await sender.ReadAsync(handover, Cancellation))?.Status);

        clock.Now += Duration.FromSeconds(1);
        Assert.Equal(new Receipt(DeliveryStatus.Failed, Monday + Duration.FromSeconds(30), "no-answer"), await sender.ReadAsync(handover, Cancellation));
    }

    [Fact]
    public async Task Call_TakenBackWhileItRings_EndsAtOnceAndOnce()
    {
        var sender = app.Sender(Channel.Voice);
        var handover = await sender.SendAsync(Message(Channel.Voice), Cancellation);
        clock.Now += Duration.FromSeconds(5);

        await sender.RetractAsync(handover, Cancellation);
        clock.Now += Duration.FromSeconds(5);
        await sender.RetractAsync(handover, Cancellation);

        Assert.Equal(new Receipt(DeliveryStatus.Failed, Monday + Duration.FromSeconds(5), "canceled"), await sender.ReadAsync(handover, Cancellation));
    }

    [Fact]
    public async Task Call_TakenBackAfterItRangOut_StaysUnanswered()
    {
        var sender = app.Sender(Channel.Voice);
        var handover = await sender.SendAsync(Message(Channel.Voice), Cancellation);
        clock.Now += Duration.FromMinutes(2);

        await sender.RetractAsync(handover, Cancellation);

        Assert.Equal("no-answer", (await sender.ReadAsync(handover, Cancellation))?.Error);
    }

    [Fact]
    public async Task Text_OnceDelivered_HasNothingMoreToTell()
    {
        var sender = app.Sender(Channel.Sms);
        var handover = await sender.SendAsync(Message(Channel.Sms), Cancellation);

        await sender.RetractAsync(handover, Cancellation);

        Assert.Null(await sender.ReadAsync(handover, Cancellation));
    }

    static OutboundMessage Message(Channel channel) => new("T-1~ack", channel, new Recipient(null, "Ann", "+4915112345678", "en", "UTC"), null, "We have it.");

    Task<Row?> StoredAsync() => app.Services.GetRequiredService<IRowStore>().GetAsync(new RowAddress("inbox", "T-1~ack", "message"), Cancellation);
}
