using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Paging;

/// <summary>A thumb, a phone and the codes of a text.</summary>
public class AnsweredByText
{
    [Fact]
    public Task Escalated_By_Text_The_Next_Level_Is_Paged_At_Once() => Story.Night(async story =>
    {
        var (_, page) = await story.Pages();
        var text = await story.Olga().Expects("Shop down");

        Assert.Contains("Escalated", await story.Olga().Texts(text.Code() + "e"));

        await story.Oscar().Expects("Shop down");
        await story.Advance(1.Minutes());
        await story.Oscar().Texts("ack 1");
        await page.IsAcknowledgedBy("Oscar Oncall");
        await story.Olga().Expects("Acknowledged by Oscar Oncall");
    });

    [Fact]
    public Task Closed_By_Text_It_Is_Over_And_A_Late_Answer_Opens_Nothing() => Story.Night(async story =>
    {
        var (_, page) = await story.Pages();
        await story.Olga().Expects("Shop down");

        Assert.Contains("Closed: ", await story.Olga().Texts("1C"));
        await page.Is("closed");
        Assert.Contains("Closed: ", await story.Olga().Texts("1a"));
        await page.Is("closed");
    });

    [Fact]
    public Task Bare_Letter_Is_Enough_While_Only_One_Is_Open() => Story.Night(async story =>
    {
        var (_, page) = await story.Pages();
        await story.Olga().Expects("Shop down");
        Assert.Contains("Acknowledged", await story.Olga().Texts(" A "));
        await page.IsAcknowledgedBy("Olga Oncall");
    });

    [Fact]
    public Task Same_Text_Told_Twice_Is_Answered_Once() => Story.Night(async story =>
    {
        var (_, page) = await story.Pages();
        await story.Olga().Expects("Shop down");
        var first = await story.Providers.Sms.TextAsync(Contacts.Oncall1Phone, "+12025550100", "1a");
        var again = await story.Providers.Sms.TextAsync(Contacts.Oncall1Phone, "+12025550100", "1a", first.MessageSid);

        Assert.Contains("Acknowledged", Assert.Single(first.Messages));
        Assert.Equal(first.Messages, again.Messages);
        Assert.Single(await page.Events("acknowledged"));
    });

    [Fact]
    public Task Stranger_Gets_No_Answer_And_Changes_Nothing() => Story.Night(async story =>
    {
        var (_, page) = await story.Pages();
        await story.Olga().Expects("Shop down");

        Assert.Null(await story.Phone("+12025550199").Texts("1a"));

        await page.Is("triggered");
    });

    [Fact]
    public Task Useless_Texts_Are_Answered_Only_So_Often() => Story.Night(async story =>
    {
        List<string?> answers = [];
        for (var n = 0; n < 20; n++)
        {
            answers.Add(await story.Olga().Texts("who is this?"));
        }

        Assert.NotNull(answers[0]);
        Assert.Null(answers[^1]);
        await story.Advance(1.Minutes());
    });

    [Fact]
    public Task Stop_That_Only_The_Carrier_Heard_Is_Learnt_From_Its_Refusal() => Story.Night(async story =>
    {
        story.ExpectsLog("is given up");
        story.Olga().Will(Behaviour.OptedOut);
        var (_, page) = await story.Pages();
        await story.Olga().ExpectsCall("Shop down");
        Assert.Single(await page.Events("delivery-failed"));

        var method = (await story.Staff.Gets("/api/responders/demo-oncall-1")).Json["methods"]!.AsArray().Single(m => (string)m!["channel"]! == "sms")!;
        Assert.NotNull(method["stoppedAt"]);
    });

    [Fact]
    public Task Stop_Is_Honoured_And_The_Phone_Is_Called_Instead_Until_Start() => Story.Night(async story =>
    {
        await story.Olga().Texts("STOP");
        var (_, page) = await story.Pages();
        var call = await story.Olga().ExpectsCall("Shop down");
        await story.Olga().Presses(call, "6");
        await page.Is("closed");

        await story.Olga().Texts("START");
        await story.Pages(subject: "Shop up");
        // After the call about the first one, this text may wait for others for a minute.
        await story.Advance(1.Minutes());
        await story.Olga().Expects("Shop up");
    });
}
