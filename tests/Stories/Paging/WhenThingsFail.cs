using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Paging;

/// <summary>The provider, the carrier or the app itself is not there.</summary>
public class WhenThingsFail
{
    [Theory]
    [InlineData(Outage.Unavailable)]
    [InlineData(Outage.Unreachable)]
    public Task Twilio_Is_Down_For_Ten_Minutes(Outage how) => Story.Night(async story =>
    {
        ExpectsTrouble(story);
        story.Providers.Sms.BreakDown(how);
        var (_, page) = await story.Pages();
        await story.Advance(10.Minutes());
        await page.Is("triggered");
        story.Providers.Sms.Restore();
        Assert.Empty(story.Providers.Sms.Messages);

        await story.Advance(2.Minutes());

        // Whoever is paged just now, and nobody twice by what was held up.
        var messages = story.Providers.Sms.Messages.Where(m => m.Key!.StartsWith("page-", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(messages.Select(m => m.Key).Concat(story.Providers.Sms.Calls.Select(c => c.Key)));
        Assert.Equal(messages.Count, messages.DistinctBy(m => m.Key).Count());
        await story.ForgetsMessages();
        Assert.NotNull(await story.Olga().Texts("1a"));
        await page.IsAcknowledgedBy("Olga Oncall");
        await story.ForgetsMessages();
        await story.Advance(5.Minutes());
    });

    [Fact]
    public Task App_Is_Killed_Between_The_Call_To_Twilio_And_The_Note_Of_It() => Story.Night(async story =>
    {
        ExpectsTrouble(story);
        // Twilio takes the text, and the answer that says so never arrives: what the app knows is what it knew before.
        story.Olga().Will(Behaviour.LoseAnswer);
        var (_, page) = await story.Pages();
        await story.KillAndRestart();
        await story.Advance(1.Minutes());

        // It asked Twilio before it offered the text again: one.
        await story.Olga().Expects("Shop down");
        // If the report of its delivery came too late, she was also called: nobody could know that it went.
        await story.ForgetsMessages();
        Assert.Contains("Acknowledged", await story.Olga().Texts("1a"));
        await page.IsAcknowledgedBy("Olga Oncall");
    });

    [Fact]
    public Task App_Is_Killed_While_It_Rings_And_The_Page_Goes_On() => Story.Night(async story =>
    {
        story.Olga().Will(Behaviour.Deliver, Behaviour.KeepRinging);
        var (_, page) = await story.Pages();
        await story.Olga().Expects("Shop down");
        await story.Advance(2.Minutes());
        await story.KillAndRestart();

        var ringing = story.Providers.Sms.CallsTo(Contacts.Oncall1Phone).Single();
        await ringing.AnswerAsync();
        await story.Olga().ExpectsCall("Shop down");
        await story.Olga().Presses(ringing, "4");
        await page.IsAcknowledgedBy("Olga Oncall");
    });

    [Theory]
    [InlineData(Behaviour.RateLimited)]
    [InlineData(Behaviour.ServerError)]
    [InlineData(Behaviour.DropConnection)]
    public Task Provider_Hiccup_Costs_Seconds_Not_The_Page(Behaviour trouble) => Story.Night(async story =>
    {
        ExpectsTrouble(story);
        story.Olga().Will(trouble);
        var (_, page) = await story.Pages();
        await story.Advance(1.Minutes());
        await story.Olga().Expects("Shop down");
        await story.ForgetsMessages();
        await page.Is("triggered");
    });

    [Theory]
    [InlineData(Behaviour.CallBackTwice)]
    [InlineData(Behaviour.CallBackOutOfOrder)]
    public Task Reports_Twice_Or_Out_Of_Order_Change_Nothing(Behaviour reports) => Story.Night(async story =>
    {
        story.Olga().Always(reports);
        var (_, page) = await story.Pages();
        await story.Olga().Expects("Shop down");
        await story.Advance(2.Minutes());
        var call = await story.Olga().ExpectsCall("Shop down");
        await story.Olga().Presses(call, "4");

        await page.IsAcknowledgedBy("Olga Oncall");
        Assert.Empty(await page.Events("delivery-failed"));
    });

    [Fact]
    public Task Text_That_No_Carrier_Confirms_Becomes_A_Call_Within_A_Minute() => Story.Night(async story =>
    {
        story.Olga().Will(Behaviour.StaySilent);
        var (_, page) = await story.Pages();
        await story.Olga().Expects("Shop down");
        await story.Advance(1.Minutes());
        await story.Olga().ExpectsCall("Shop down");
        Assert.Single(await page.Events("unconfirmed"));
    });

    [Fact]
    public Task Number_That_Is_None_Is_Failed_Over_At_Once_And_Said() => Story.Night(async story =>
    {
        ExpectsTrouble(story);
        story.Olga().Always(Behaviour.RefuseRecipient);
        var (_, page) = await story.Pages();
        await story.Advance(5.Minutes());

        Assert.NotEmpty(await page.Events("delivery-failed"));
        await story.Oscar().Expects("Shop down");
    });

    static void ExpectsTrouble(Story story)
    {
        story.ExpectsLog("will be offered again");
        story.ExpectsLog("Activity SendMessage");
        story.ExpectsLog("is given up");
    }
}
