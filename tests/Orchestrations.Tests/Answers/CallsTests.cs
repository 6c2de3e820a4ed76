using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Answers;

public class CallsTests
{
    [Fact]
    public async Task Human_Hears_The_Message_And_The_Menu_And_Four_Acknowledges()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        var key = await app.CalledAsync("ann", AnswerStory.Ann, "en", AnswerStory.First);

        var menu = await app.HearsAsync(key);
        Assert.Equal(("en-US", $"Incident {AnswerStory.First}. Press 4 to acknowledge, 5 to escalate, 6 to close, or star to hear it again.", 2), (menu.Language, menu.Say, menu.AskStep));
        Assert.Null(await app.ReceiptAsync(key));

        var done = await app.HearsAsync(key, "4", step: 2);
        Assert.Equal(("You have acknowledged: Checkout is down.", null), (done.Say, done.AskStep));
        Assert.Equal(DeliveryStatus.Answered, (await app.ReceiptAsync(key))!.Status);
        Assert.Equal(("ann", "voice"), ((await app.PageAsync()).AcknowledgedBy!.Id, (await app.PageAsync()).AcknowledgedVia));
    }

    [Theory]
    [InlineData("machine_start")]
    [InlineData("machine_end_beep")]
    [InlineData("fax")]
    public async Task Machine_Is_Told_To_See_The_Texts_And_Counts_As_Not_Delivered(string answeredBy)
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        var key = await app.CalledAsync("bo", AnswerStory.Bo, "zh-Hans", AnswerStory.First);

        var said = await app.HearsAsync(key, answeredBy: answeredBy);

        Assert.Equal(("cmn-CN", "有事件需要您处理：Checkout is down。请查看短信。", null), (said.Language, said.Say, said.AskStep));
        Assert.Equal((DeliveryStatus.Failed, "answered by a machine"), ((await app.ReceiptAsync(key))!.Status, (await app.ReceiptAsync(key))!.Error));
        Assert.Equal(PageStatus.Triggered, (await app.PageAsync()).Status);
    }

    [Fact]
    public async Task Silence_Hears_The_Menu_Three_Times_And_Goodbye()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        var key = await app.CalledAsync("ann", AnswerStory.Ann, "en", AnswerStory.First);

        var step = 1;
        for (var heard = 0; heard < 3; heard++)
        {
            step = (await app.HearsAsync(key, step: step)).AskStep!.Value;
        }

        var end = await app.HearsAsync(key, step: step);
        Assert.Equal(("No key was pressed, so this stays open: Checkout is down. Goodbye.", null), (end.Say, end.AskStep));
        Assert.Equal("picked up, and no key pressed", (await app.ReceiptAsync(key))!.Error);
    }

    [Fact]
    public async Task Star_Repeats_And_A_Wrong_Key_Says_So()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        var key = await app.CalledAsync("ann", AnswerStory.Ann, "en", AnswerStory.First);

        var again = await app.HearsAsync(key, "*");
        var wrong = await app.HearsAsync(key, "#");

        Assert.StartsWith("Incident", again.Say);
        Assert.StartsWith("That key does nothing here. Incident", wrong.Say);
        Assert.NotNull(wrong.AskStep);
        Assert.Equal(PageStatus.Triggered, (await app.PageAsync()).Status);
    }

    [Theory]
    [InlineData("4", "You have acknowledged: Checkout is down; Login is slow.", PageStatus.Acknowledged)]
    [InlineData("6", "You have closed: Checkout is down; Login is slow.", PageStatus.Closed)]
    public async Task Key_In_A_Call_About_Several_Is_Meant_For_All(string digit, string said, PageStatus status)
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        await app.RingsAsync(AnswerStory.Second, "Login is slow");
        var key = await app.CalledAsync("ann", AnswerStory.Ann, "en", AnswerStory.First, AnswerStory.Second);

        Assert.Equal(said, (await app.HearsAsync(key, digit)).Say);

        Assert.Equal((status, status), ((await app.PageAsync()).Status, (await app.PageAsync(AnswerStory.Second)).Status));
    }

    [Fact]
    public async Task Who_Picks_Up_Or_Presses_Too_Late_Is_Told_Who_Was_First()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        await app.CodeAsync(AnswerStory.Bo, AnswerStory.First);
        var key = await app.CalledAsync("ann", AnswerStory.Ann, "en", AnswerStory.First);
        await app.TextsAsync(AnswerStory.Bo, "1a");

        const string told = "Bo was first, and acknowledged at 10:00 Mon 2 Mar (Europe/Berlin): Checkout is down.";
        var picked = await app.HearsAsync(key);
        Assert.Equal((told, null), (picked.Say, picked.AskStep));
        Assert.Equal(told, (await app.HearsAsync(key, "4")).Say);
    }

    [Fact]
    public async Task Key_Press_That_Is_Posted_Twice_Escalates_Once()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        var key = await app.CalledAsync("ann", AnswerStory.Ann, "en", AnswerStory.First);

        var said = await Task.WhenAll(app.HearsAsync(key, "5"), app.HearsAsync(key, "5"));

        Assert.All(said, s => Assert.Equal("The next level is being called about: Checkout is down.", s.Say));
        Assert.Single(await app.TimelineAsync(), e => e == $"{PageEvents.Escalated} by Ann via voice");
    }

    [Theory]
    [InlineData("")]
    [InlineData("page-p0000000000000009.page-alert.1-1-0.voice.ann")]
    [InlineData("t0000000000000001.ticket-urgent.1.sms.ann")]
    [InlineData("../../etc")]
    public async Task Call_About_Nothing_We_Know_Is_Told_So(string key)
    {
        await using var app = await AnswerStory.OnCallAsync();

        var said = await app.HearsAsync(key, "4");

        Assert.Equal(("Sorry, this call is about nothing that we know. Goodbye.", null), (said.Say, said.AskStep));
    }
}
