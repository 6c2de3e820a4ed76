using NodaTime;
using SupportFlows.Domain.Delivery;
using SupportFlows.Domain.Pages;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Answers;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Answers;

public class LinkAnswersTests
{
    const string Address = "https://support.example/api/pages/link/";

    [Fact]
    public async Task Looking_Any_Number_Of_Times_Changes_Nothing()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync(subject: "Checkout <b>is</b> down");
        var before = await app.PageAsync();

        for (var scan = 0; scan < 3; scan++)
        {
            var view = await app.Get<LinkAnswers>().LookAsync(Token(app), CancellationToken.None);
            Assert.Equal(("en", "Checkout <b>is</b> down", PageStatus.Triggered, null), (view!.Language, view.Subject, view.Status, view.Happened));
            Assert.Equal("Open since Mon 2 Mar 2026 10:00 (Europe/Berlin).\nNobody has acknowledged it.", view.State);
        }

        Assert.Equal(before.LastEvent, (await app.PageAsync()).LastEvent);
    }

    [Fact]
    public async Task Button_Acts_For_Whom_The_Link_Was_Made_And_The_Second_One_Hears_Who_Was_First()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();

        var first = await app.Get<LinkAnswers>().ActAsync(app.Client, Token(app), ReplyAction.Acknowledge, CancellationToken.None);
        var second = await app.Get<LinkAnswers>().ActAsync(app.Client, Token(app, "bo"), ReplyAction.Acknowledge, CancellationToken.None);

        Assert.Equal(("Acknowledged: Checkout is down", PageStatus.Acknowledged), (first!.Happened, first.Status));
        Assert.Equal(("zh-Hans", "Ann已于3月2日17:00（北京时间）确认：Checkout is down"), (second!.Language, second.Happened));
        Assert.Equal("link", (await app.PageAsync()).AcknowledgedVia);
    }

    [Fact]
    public async Task Link_Works_For_A_Day()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        var token = Token(app);

        await app.AdvanceAsync(Duration.FromHours(24) - Duration.FromSeconds(1));
        Assert.NotNull(await app.Get<LinkAnswers>().LookAsync(token, CancellationToken.None));
        await app.AdvanceAsync(Duration.FromSeconds(1));
        Assert.Null(await app.Get<LinkAnswers>().LookAsync(token, CancellationToken.None));
        Assert.Null(await app.Get<LinkAnswers>().ActAsync(app.Client, token, ReplyAction.Close, CancellationToken.None));
        Assert.Equal(PageStatus.Triggered, (await app.PageAsync()).Status);
    }

    [Fact]
    public async Task Link_That_Was_Not_Made_Here_Opens_Nothing()
    {
        await using var app = await AnswerStory.OnCallAsync();
        await app.RingsAsync();
        var token = Token(app);
        var other = new PageLinks(new LinkSecret("another secret, as long as the first"), () => "").Make(AnswerStory.First, "ann", app.Now)![PageLinks.Path.Length..];
        var calendar = app.Get<LinkSecret>().Seal("calendar", app.Now + Duration.FromDays(1), AnswerStory.First, "ann");

        foreach (var forged in new[] { "", "x", other, calendar, token[..^2], "A" + token, token.Replace('.', '-'), Token(app, "nobody"), Token(app, page: "p0000000000000009") })
        {
            Assert.Null(await app.Get<LinkAnswers>().LookAsync(forged, CancellationToken.None));
        }
    }

    [Fact]
    public void Without_A_Public_Address_There_Is_No_Link() =>
        Assert.Null(new PageLinks(new LinkSecret("a secret of the tests, long enough"), () => null).Make(AnswerStory.First, "ann", Instant.FromUtc(2026, 3, 2, 9, 0)));

    static string Token(TestApp app, string person = "ann", string page = AnswerStory.First)
    {
        var link = app.Get<PageLinks>().Make(page, person, app.Now)!;
        Assert.StartsWith(Address, link);
        return link[Address.Length..];
    }
}
