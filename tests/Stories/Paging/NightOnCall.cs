using System.Net;
using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Paging;

/// <summary>Olga has the week, Oscar is behind her, Lee is the last resort.</summary>
public class NightOnCall
{
    [Fact]
    public Task First_Ring_Is_Not_Answered_And_The_Second_Level_Answers_By_Keypress() => Story.Night(async story =>
    {
        story.Olga().Will(Behaviour.Deliver, Behaviour.NoAnswer);
        var (ticket, page) = await story.Pages();
        await story.Olga().Expects("Production", "Shop down", "a ack");
        await story.Advance(2.Minutes());
        Assert.Equal("no-answer", (await story.Olga().ExpectsCall()).Status);

        await story.Advance(3.Minutes());
        await story.Oscar().Expects("Shop down");
        await story.Advance(2.Minutes());
        var call = await story.Oscar().ExpectsCall("Shop down");
        Assert.Contains("Shop down", await story.Oscar().Presses(call, "4"));

        await page.IsAcknowledgedBy("Oscar Oncall");
        var read = await page.Reads();
        Assert.Equal(("ticket", ticket.Id), (read.Source, read.ExternalId));
        Assert.Single(await ticket.Events("page-acknowledged"));
        await story.Olga().Expects("Acknowledged by Oscar Oncall");
        await story.Advance(10.Minutes());
    });

    [Fact]
    public Task Text_Reported_Undelivered_At_Once_Becomes_A_Call() => Story.Night(async story =>
    {
        story.Olga().Will(Behaviour.Undelivered);
        var (_, page) = await story.Pages();

        await story.Olga().Expects("Shop down");
        var call = await story.Olga().ExpectsCall("Shop down");
        await story.Olga().Presses(call, "4");

        await page.IsAcknowledgedBy("Olga Oncall");
        Assert.Single(await page.Events("delivery-failed"));
    });

    [Fact]
    public Task Voicemail_Picks_Up_And_Is_Not_Taken_For_A_Human() => Story.Night(async story =>
    {
        story.Olga().Will(Behaviour.Deliver, Behaviour.AnsweredByMachine);
        var (_, page) = await story.Pages();
        await story.Olga().Expects("Shop down");

        await story.Advance(2.Minutes());
        await story.Olga().ExpectsCall("An incident waits for you", "see your text messages");
        await page.Is("triggered");

        await story.Advance(3.Minutes());
        await story.Oscar().Expects("Shop down");
        Assert.StartsWith("已", await story.Oscar().Texts("a"));
        await page.IsAcknowledgedBy("Oscar Oncall");
        await story.Olga().Expects("Acknowledged by Oscar Oncall");
    });

    [Fact]
    public Task Somebody_Picks_Up_Says_Nothing_And_Hangs_Up() => Story.Night(async story =>
    {
        story.Olga().Will(Behaviour.Deliver, Behaviour.HangUp);
        var (_, page) = await story.Pages();
        await story.Olga().Expects("Shop down");
        await story.Advance(2.Minutes());
        await story.Olga().ExpectsCall();
        await page.Is("triggered");
        await story.Advance(3.Minutes());
        await story.Oscar().Expects("Shop down");
    });

    [Fact]
    public Task Two_Acknowledge_In_The_Same_Second_And_The_Second_Is_Told_Who_Was_First() => Story.Night(async story =>
    {
        var (_, page) = await story.Pages();
        await story.Olga().Expects("Shop down");
        story.Olga().Always(Behaviour.NoAnswer);
        await story.Advance(2.Minutes());
        await story.Olga().ExpectsCall();
        await story.Advance(3.Minutes());
        await story.Oscar().Expects("Shop down");

        var answers = await Task.WhenAll(story.Olga().Texts("1a"), story.Oscar().Texts("1a"));

        var first = (await page.Reads()).Acknowledged!.By!;
        var (winner, loser, late) = first == "Olga Oncall" ? (answers[0], answers[1], story.Oscar()) : (answers[1], answers[0], story.Olga());
        Assert.Contains(first, loser);
        Assert.DoesNotContain(first, winner);
        Assert.Single(await page.Events("acknowledged"));
        await late.Expects(first);
    });

    [Theory]
    [InlineData("the vendor")]
    [InlineData("the customer")]
    public Task Ticket_Is_Answered_Meanwhile_And_The_Phone_Stops(string who) => Story.Night(async story =>
    {
        story.Olga().Will(Behaviour.Deliver, Behaviour.KeepRinging);
        var (ticket, page) = await story.Pages();
        await story.Olga().Expects("Shop down");
        await story.Advance(2.Minutes());
        Assert.Equal("ringing", story.Providers.Sms.CallsTo(Contacts.Oncall1Phone).Single().Status);

        await (who == "the vendor" ? story.Staff.Replies(ticket, "We are on it.") : story.Customer("demo-enterprise").Client.Tickets.CloseAsync(ticket.Id));

        Assert.Equal("canceled", (await story.Olga().ExpectsCall()).Status);
        await page.Is("closed");
        await story.Olga().Expects(who == "the vendor" ? "Over: answered by Lee Lead" : "Closed by Ann");
        await story.Advance(10.Minutes());
    });

    [Fact]
    public Task Nothing_Rings_After_An_Acknowledgement_Nor_Months_After_The_End() => Story.Night(async story =>
    {
        var (ticket, page) = await story.Pages();
        await story.Olga().Expects("Shop down");
        await story.Olga().Texts("1a");
        await story.Advance(10.Minutes());
        await story.Staff.Replies(ticket, "It is back.");
        await story.Staff.Client.Tickets.ResolveAsync(ticket.Id);
        await story.Staff.Client.Tickets.CloseAsync(ticket.Id);
        await page.Is("closed");
        await story.Olga().Expects("Over");

        await story.Advance(2.Days());
    });

    [Fact]
    public Task She_Chose_To_Be_Called_First_And_Again_And_Again() => Story.Night(async story =>
    {
        story.Olga().Always(Behaviour.NoAnswer);
        (await story.Operator.Puts("/api/responders/demo-oncall-1/notification-rules", new
        {
            @default = new[] { new { after = "PT0S", methodId = "voice" }, new { after = "PT1M", methodId = "voice" }, new { after = "PT3M", methodId = "sms" } },
        })).Is(HttpStatusCode.OK);

        await story.Pages();
        await story.Olga().ExpectsCall();
        await story.Advance(1.Minutes());
        await story.ForgetsMessages();
        await story.Advance(2.Minutes());
        await story.ForgetsMessages();
        Assert.InRange(story.Providers.Sms.CallsTo(Contacts.Oncall1Phone).Count, 2, 3);
    });

    [Fact]
    public Task Twenty_Tickets_In_A_Minute_Are_One_Text_And_Then_One_For_All_Others() => Story.Night(async story =>
    {
        story.Olga().Always(Behaviour.Deliver);
        for (var n = 1; n <= 20; n++)
        {
            await story.Customer("demo-enterprise").Files("production-impacted", subject: $"Trouble {n}");
            await story.Advance(2.Seconds());
        }

        await story.Olga().Expects("Trouble 1");
        await story.Advance(30.Seconds());
        var bundle = await story.Olga().Expects("19 incidents");
        Assert.Contains("Acknowledged", await story.Olga().Texts(bundle.Code() + "a"));
        Assert.Contains("Acknowledged: Trouble 1", await story.Olga().Texts("1a"));
        await story.Advance(10.Minutes());
    });

    [Fact]
    public Task Nobody_Answers_So_The_Last_Resort_Is_Paged_Until_Somebody_Does() => Story.Night(async story =>
    {
        story.ExpectsLog("Nobody answered the page");
        story.ExpectsLog("nobody answered");
        foreach (var phone in new[] { story.Olga(), story.Oscar(), story.Lee() })
        {
            phone.Always(Behaviour.NoAnswer);
        }

        var (ticket, page) = await story.Pages();
        await story.Advance(31.Minutes());

        Assert.Single(await page.Events("nobody-answered"));
        Assert.Single(await ticket.Events("page-unanswered"));
        Assert.Contains((await story.Messages(Contacts.LeadPhone)), m => m.Contains("Shop down", StringComparison.Ordinal));
        await story.ForgetsMessages();
        await story.Advance(15.Minutes());
        Assert.Equal(2, (await page.Events("last-resort")).Count);
        Assert.StartsWith("Acknowledged", await story.Lee().Texts("a"));
        await story.ForgetsMessages();
        await story.Advance(20.Minutes());
    });

    [Fact]
    public Task Acknowledged_And_Forgotten_It_Rings_Again_Unless_Somebody_Works_On_It() => Story.Night(async story =>
    {
        var (ticket, page) = await story.Pages();
        await story.Advance(20.Minutes());
        await story.ForgetsMessages();
        // The promise is missed by now; the last thing that rings for a reason of its own.
        Assert.StartsWith("Acknowledged", await story.Olga().Texts("a"));
        await story.Advance(15.Minutes());
        await story.Staff.Notes(ticket, "Looking at the load balancer.");
        await story.Advance(29.Minutes());
        Assert.Empty(await page.Events("re-paged"));
        await story.ForgetsMessages();

        await story.Advance(1.Minutes());

        Assert.Single(await page.Events("re-paged"));
        await story.Olga().Expects("Shop down");
    });
}
