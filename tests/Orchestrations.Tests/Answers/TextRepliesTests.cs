using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Answers;

public class TextRepliesTests
{
    [Theory]
    [InlineData("1a")]
    [InlineData("'1 A'")]
    [InlineData("ack 1.")]
    [InlineData("１ａ")]
    [InlineData("a")]
    public async Task Text_Acknowledges_And_Is_Told_So(string text)
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        await app.CodeAsync(AnswerStory.Ann, AnswerStory.First);

        Assert.Equal("Acknowledged: Checkout is down", await app.TextsAsync(AnswerStory.Ann, text));

        var page = await app.PageAsync();
        Assert.Equal((PageStatus.Acknowledged, "ann", "sms"), (page.Status, page.AcknowledgedBy!.Id, page.AcknowledgedVia));
    }

    [Fact]
    public async Task Second_Person_Is_Told_Who_Was_First_In_His_Language_And_Zone()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        await app.CodeAsync(AnswerStory.Ann, AnswerStory.First);
        await app.CodeAsync(AnswerStory.Bo, AnswerStory.First);
        await app.TextsAsync(AnswerStory.Ann, "1a");
        await app.AdvanceAsync(Duration.FromMinutes(1));

        Assert.Equal("Ann已于3月2日17:00（北京时间）确认：Checkout is down", await app.TextsAsync(AnswerStory.Bo, "1a"));

        Assert.Equal("ann", (await app.PageAsync()).AcknowledgedBy!.Id);
    }

    [Fact]
    public async Task Two_Phones_At_The_Same_Second_Have_One_First()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        await app.CodeAsync(AnswerStory.Ann, AnswerStory.First);
        await app.CodeAsync(AnswerStory.Bo, AnswerStory.First);

        var answers = await Task.WhenAll(app.TextsAsync(AnswerStory.Ann, "1a"), app.TextsAsync(AnswerStory.Bo, "1a"));

        var first = (await app.PageAsync()).AcknowledgedBy!.Name;
        Assert.Equal(first == "Ann" ? "Acknowledged: Checkout is down" : "Already acknowledged by Bo at 10:00 Mon 2 Mar (Europe/Berlin): Checkout is down", answers[0]);
        Assert.Equal(first == "Bo" ? "已确认：Checkout is down" : "Ann已于3月2日17:00（北京时间）确认：Checkout is down", answers[1]);
        Assert.Single(await app.TimelineAsync(), e => e.StartsWith(PageEvents.Acknowledged + " by ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Escalate_And_Close_Do_As_They_Say_And_A_Closed_Page_Says_By_Whom()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        await app.CodeAsync(AnswerStory.Ann, AnswerStory.First);
        await app.CodeAsync(AnswerStory.Bo, AnswerStory.First);

        Assert.Equal("Escalated to the next level: Checkout is down", await app.TextsAsync(AnswerStory.Ann, "escalate 1"));
        Assert.Equal("已关闭：Checkout is down", await app.TextsAsync(AnswerStory.Bo, "1c"));
        Assert.Equal("Already closed by Bo at 10:00 Mon 2 Mar (Europe/Berlin): Checkout is down", await app.TextsAsync(AnswerStory.Ann, "1a"));
    }

    [Fact]
    public async Task Code_Of_A_Bundle_Acknowledges_All_Of_It_In_One_Sentence()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        await app.RingsAsync(AnswerStory.Second, "Login is slow");
        var code = await app.CodeAsync(AnswerStory.Ann, AnswerStory.First, AnswerStory.Second);

        Assert.Equal("Acknowledged: Checkout is down; Login is slow", await app.TextsAsync(AnswerStory.Ann, $"{code}a"));

        Assert.Equal(PageStatus.Acknowledged, (await app.PageAsync(AnswerStory.Second)).Status);
    }

    [Fact]
    public async Task Same_Text_Again_Gets_The_Same_Answer_And_Does_Nothing()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        await app.CodeAsync(AnswerStory.Ann, AnswerStory.First);

        var first = await app.TextsAsync(AnswerStory.Ann, "1e", "SM1");
        var again = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => app.TextsAsync(AnswerStory.Ann, "1e", "SM1")));

        Assert.All(again, answer => Assert.Equal(first, answer));
        Assert.Single(await app.TimelineAsync(), e => e == $"{PageEvents.Escalated} by Ann via sms");
        var listed = Assert.Single(await app.Get<SentLog>().ListAsync(AnswerStory.Ann, since: null), m => m.Key == "reply-SM1");
        Assert.Equal(first, listed.Body);
    }

    [Fact]
    public async Task Same_Text_Five_Times_At_Once_Escalates_Once()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        await app.CodeAsync(AnswerStory.Ann, AnswerStory.First);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => app.TextsAsync(AnswerStory.Ann, "1e", "SM1")));

        Assert.All(answers, answer => Assert.Equal("Escalated to the next level: Checkout is down", answer));
        Assert.Single(await app.TimelineAsync(), e => e == $"{PageEvents.Escalated} by Ann via sms");
    }

    [Fact]
    public async Task Useless_Reply_Is_Told_The_Open_Codes_Five_Times_And_Then_Nothing_Until_A_Useful_One()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        await app.RingsAsync(AnswerStory.Second, "Login is slow 😴");
        await app.CodeAsync(AnswerStory.Ann, AnswerStory.First);
        await app.CodeAsync(AnswerStory.Ann, AnswerStory.Second);

        Assert.Equal(
            "That was not understood. Reply like 1a (ack), 1e (escalate), 1c (close). Open: 1 Checkout is down; 2 Login is slow 😴",
            await app.TextsAsync(AnswerStory.Ann, "👍 ok, on my way"));
        Assert.StartsWith("Which one? Several are open.", await app.TextsAsync(AnswerStory.Ann, "a"));
        Assert.StartsWith("No incident has that number.", await app.TextsAsync(AnswerStory.Ann, "9a"));
        Assert.NotNull(await app.TextsAsync(AnswerStory.Ann, ""));
        Assert.NotNull(await app.TextsAsync(AnswerStory.Ann, "what?"));
        Assert.Null(await app.TextsAsync(AnswerStory.Ann, "what?"));
        Assert.StartsWith("Acknowledged", await app.TextsAsync(AnswerStory.Ann, "2a"));
        Assert.NotNull(await app.TextsAsync(AnswerStory.Ann, "what?"));
    }

    [Theory]
    [InlineData(true, "+4999999999")]
    [InlineData(false, AnswerStory.Ann)]
    public async Task Stranger_Or_Unproven_Phone_Gets_No_Answer_And_Does_Nothing(bool verified, string from)
    {
        await using var app = await AnswerStory.OnCallAsync(verified);
        await app.RingsAsync();
        await app.CodeAsync(from, AnswerStory.First);

        Assert.Null(await app.TextsAsync(from, "1a"));

        Assert.Equal(PageStatus.Triggered, (await app.PageAsync()).Status);
        Assert.DoesNotContain(app.Log.Lines, line => line.Contains(from, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_Marks_The_Number_And_Start_Takes_It_Back_Without_A_Text_Of_Ours()
    {
        await using var app = await AnswerStory.OnCallAsync();

        Assert.Null(await app.TextsAsync(AnswerStory.Ann, "STOP"));
        Assert.All(await app.Get<ContactBook>().OwnersOfAsync(AnswerStory.Ann), owner => Assert.Equal(owner.Method.Channel == Channel.Sms, owner.Method.StoppedAt is not null));

        Assert.Null(await app.TextsAsync(AnswerStory.Ann, "Start"));
        Assert.All(await app.Get<ContactBook>().OwnersOfAsync(AnswerStory.Ann), owner => Assert.Null(owner.Method.StoppedAt));
        Assert.Null(await app.TextsAsync(AnswerStory.Ann, "HELP"));
    }
}
