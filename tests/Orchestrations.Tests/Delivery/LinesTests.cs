using NodaTime;
using SupportFlows.Domain.Delivery;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Delivery;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Delivery;

public class LinesTests
{
    const string Number = PhoneStory.Number;

    [Fact]
    public async Task Fifty_PagesAskAtOnce_OneIsLetGo_AndTheOthersAreRemembered()
    {
        await using var app = new TestApp();
        var lines = app.Get<Lines>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => lines.AskAsync(Channel.Sms, Number, Entry(app, $"k{n}"))));

        Assert.Single(answers.OfType<LineAnswer.Send>());
        Assert.Equal(49, answers.OfType<LineAnswer.Wait>().Count());
        Assert.Equal(49, (await lines.FindAsync(Channel.Sms, Number)).Waiting.Count);
    }

    [Fact]
    public async Task Line_WrittenDown_IsReadBackTheSame()
    {
        await using var app = new TestApp();
        var lines = app.Get<Lines>();
        await lines.AskAsync(Channel.Sms, Number, Entry(app, "k1"));
        await lines.AskAsync(Channel.Sms, Number, Entry(app, "k2"));
        await lines.CodeForAsync(Channel.Sms, Number, ["p1", "p2"]);
        await lines.UselessAsync(Number);
        await lines.RecordReplyAsync(Number, "SM1", () => Task.FromResult<string?>("Thanks."));

        var line = await lines.FindAsync(Channel.Sms, Number);

        Assert.Equal(Json.Write(line), Json.Write(Json.Read<Line>(Json.Write(line))));
        Assert.Equal((1, 1, 1, 1, 1), (line.Sends.Count, line.Waiting.Count, line.Codes.Count, line.UselessReplies, line.Replies.Count));
        Assert.Equal(Entry(app, "k2"), line.Waiting[0]);
    }

    [Fact]
    public async Task Number_StandsInNoKeyAndNoRow()
    {
        await using var app = new TestApp();
        var written = new List<string>();
        app.Rows.After = (table, changes) =>
        {
            written.AddRange(changes.Select(c => $"{table} {c}"));
            return Task.CompletedTask;
        };

        await app.Get<Lines>().AskAsync(Channel.Sms, Number, Entry(app, "k1"));

        Assert.DoesNotContain(Number.TrimStart('+'), Assert.Single(written));
    }

    [Fact]
    public async Task Mailbox_IsTheSame_HoweverItIsWritten()
    {
        await using var app = new TestApp();
        var lines = app.Get<Lines>();
        await lines.AskAsync(Channel.Email, "Ann@Vendor.example", Entry(app, "k1"));

        Assert.IsType<LineAnswer.Wait>(await lines.AskAsync(Channel.Email, "ann@vendor.example ", Entry(app, "k2")));
        Assert.IsType<LineAnswer.Send>(await lines.AskAsync(Channel.Sms, "ann@vendor.example", Entry(app, "k3")));
    }

    [Fact]
    public async Task Same_TextAgain_GetsTheSameAnswer_AndDoesNothing()
    {
        await using var app = new TestApp();
        var done = 0;
        Task<string?> Handle() => Task.FromResult<string?>($"Answer {++done}");

        var answers = new List<string?>();
        foreach (var id in new[] { "SM1", "SM1", "SM2", "SM1" })
        {
            answers.Add(await app.Get<Lines>().RecordReplyAsync(Number, id, Handle));
        }

        Assert.Equal(["Answer 1", "Answer 1", "Answer 2", "Answer 1"], answers);
        Assert.Equal(2, done);
    }

    [Fact]
    public async Task Same_TextTwiceAtOnce_GetsOneAnswer()
    {
        await using var app = new TestApp();
        var lines = app.Get<Lines>();

        var second = lines.RecordReplyAsync(Number, "SM1", async () =>
        {
            await lines.RecordReplyAsync(Number, "SM1", () => Task.FromResult<string?>("You have it."));
            return "Ann was first.";
        });

        Assert.Equal("You have it.", await second);
    }

    [Fact]
    public async Task Useless_Texts_AreAnsweredFiveTimes_AlsoAfterARestart()
    {
        await using var app = new TestApp();
        var answered = 0;
        for (var n = 0; n < 8; n++)
        {
            answered += await app.Get<Lines>().UselessAsync(Number) ? 1 : 0;
        }

        Assert.Equal(5, answered);
        await app.Get<Lines>().UsefulAsync(Number);
        Assert.True(await app.Get<Lines>().UselessAsync(Number));
    }

    [Fact]
    public async Task Twenty_PagesAskForACodeAtOnce_EachHasItsOwn()
    {
        await using var app = new TestApp();

        var codes = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => app.Get<Lines>().CodeForAsync(Channel.Sms, Number, [$"p{n}"])));

        Assert.Equal(Enumerable.Range(1, 20), codes.Order());
    }

    static LineEntry Entry(TestApp app, string key) =>
        new(key, new DeliveryTerms($"p-{key}", "It is down", IsStatus: false, IsFirst: true, Important: false, app.Now + Duration.FromMinutes(10)), app.Now);
}
