using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Answers;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Answers;

public class MessageReceiptsTests
{
    [Fact]
    public async Task Receipt_Is_Written_And_Every_Page_Of_The_Message_Is_Told()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        await app.RingsAsync(AnswerStory.Second);
        var key = await app.CalledAsync("ann", AnswerStory.Ann, "en", AnswerStory.First, AnswerStory.Second);
        app.Client.Started.Clear();
        app.Client.Raised.Clear();

        await ReceiveAsync(app, key, DeliveryStatus.Failed);

        Assert.Equal(DeliveryStatus.Failed, (await app.ReceiptAsync(key))!.Status);
        Assert.Equal([$"page-{AnswerStory.First}", $"page-{AnswerStory.Second}"], app.Client.Raised.Select(r => r.InstanceId).Concat(app.Client.Started).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Receipts_In_Any_Order_And_Twice_Come_To_The_Same()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        var key = await app.CalledAsync("ann", AnswerStory.Ann, "en", AnswerStory.First);

        foreach (var status in new[] { DeliveryStatus.Answered, DeliveryStatus.Failed, DeliveryStatus.Queued, DeliveryStatus.Answered })
        {
            await ReceiveAsync(app, key, status);
        }

        Assert.Equal(DeliveryStatus.Answered, (await app.ReceiptAsync(key))!.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing at all")]
    [InlineData("page-p0000000000000009.page-alert.1.sms.ann")]
    public async Task Receipt_Of_No_Message_Of_Ours_Is_Said_In_The_Log_And_Nothing_Else(string key)
    {
        await using var app = await AnswerStory.OnCallAsync();
        app.Client.Started.Clear();

        await ReceiveAsync(app, key, DeliveryStatus.Failed);

        Assert.Empty(app.Client.Started);
        Assert.Contains(app.Log.Lines, line => line.Contains("no message of ours", StringComparison.Ordinal));
    }

    static Task ReceiveAsync(TestApp app, string key, DeliveryStatus status) =>
        app.Get<MessageReceipts>().ReceiveAsync(app.Client, key, new Receipt(status, app.Now));
}
