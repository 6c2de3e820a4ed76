using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace SupportFlows.Adapters.Tests.Development;

public sealed class DevelopmentInboxTests : IAsyncDisposable
{
    readonly TestApp app = new("Development", []);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(Channel.Email)]
    [InlineData(Channel.Sms)]
    [InlineData(Channel.Voice)]
    public async Task Inbox_WithoutAProvider_TakesTheMessage(Channel channel)
    {
        var handover = await app.Sender(channel).SendAsync(Message(channel), Cancellation);

        Assert.Equal(new Handover("inbox", "T-1~ack"), handover);
        Assert.Contains("We have it.", (await StoredAsync())!.Content);
    }

    [Fact]
    public async Task Inbox_OfferedTheSameKeyAgain_KeepsTheFirst()
    {
        var sender = app.Sender(Channel.Sms);
        var first = await sender.SendAsync(Message(Channel.Sms), Cancellation);

        var again = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => sender.SendAsync(Message(Channel.Sms) with { Body = $"again {n}" }, Cancellation)));

        Assert.All(again, handover => Assert.Equal(first, handover));
        Assert.Contains("We have it.", (await StoredAsync())!.Content);
    }

    static OutboundMessage Message(Channel channel) => new("T-1~ack", channel, new Recipient(null, "Ann", "+4915112345678", "en", "UTC"), null, "We have it.");

    Task<Row?> StoredAsync() => app.Services.GetRequiredService<IRowStore>().GetAsync(new RowAddress("inbox", "T-1~ack", "message"), Cancellation);
}
