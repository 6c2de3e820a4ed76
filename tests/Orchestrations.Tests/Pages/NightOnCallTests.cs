using NodaTime;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Embedded.DurableTask;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Pages;

/// <summary>Pages on the durable engine, on a clock that stands until it is moved.</summary>
public class NightOnCallTests(ITestOutputHelper output)
{
    static readonly Duration Minute = Duration.FromMinutes(1);

    [Fact]
    public async Task FirstLevel_DoesNotAnswer_SecondDoes_AndNothingRingsAnyMore()
    {
        await using var promises = await StartAsync();
        var (app, ticket) = (promises.App, await promises.FileAsync(Severity.BusinessCritical));
        var page = PageId.ForTicket(ticket.Id);
        Assert.Equal(["otto"], Texted(app));

        await app.AdvanceAsync(5 * Minute);
        Assert.Equal(["lea"], Texted(app));
        Assert.NotEmpty(app.Voice.Taken);
        await app.Get<PageDesk>().AcknowledgeAsync(promises.Client, page, PageStory.Lea, "voice");
        await app.Work.WhenIdleAsync();
        app.Voice.Offered.Clear();
        // Soon after, the promise itself is in danger, which is a reason of its own to ring again.
        await app.AdvanceAsync(8 * Minute);

        Assert.Empty(app.Voice.Offered);
        Assert.Equal(["otto"], app.Sms.Offered.Where(m => m.Key.StartsWith("page-", StringComparison.Ordinal)).Select(m => m.Recipient.PersonId));
        Assert.Equal("Lea", Assert.Single(await app.Tickets.TimelineAsync(ticket.Id), e => e.Type == TicketEvents.PageAcknowledged).Actor.Name);
        Assert.Empty(app.Log.Warnings);
    }

    [Fact]
    public async Task PageAcknowledgedAtItsFirstText_CostsFewActions()
    {
        await using var promises = await StartAsync();
        var page = (await promises.App.OpenAsync(client: promises.Client)).Page.State;
        await promises.App.AdvanceAsync(Duration.FromSeconds(20));
        await promises.App.Get<PageDesk>().AcknowledgeAsync(promises.Client, page.Id, PageStory.Otto, "sms");
        await promises.App.Work.WhenIdleAsync();
        await promises.App.Get<PageDesk>().CloseAsync(promises.Client, page.Id, PageStory.Otto, "sms");
        await promises.App.Work.WhenIdleAsync();

        var cost = promises.App.Get<DurableTaskHistory>().Cost($"page-{page.Id}");
        output.WriteLine($"{cost}");
        // Decide and text; decide on the acknowledgement; decide on the end: with the orchestration's own turns.
        Assert.InRange(cost.Actions, 4, 12);
        Assert.Equal(["otto"], Texted(promises.App));
    }

    [Fact]
    public async Task TicketAnsweredWhileATextIsRetried_IsNotTextedAfterAllAndTheCallInItsPlaceIsEnded()
    {
        await using var promises = await StartAsync();
        promises.App.Sms.Down = new DeliveryException("no connection", retryable: true);
        var ticket = await promises.FileAsync(Severity.BusinessCritical);
        var call = Assert.Single(promises.App.Voice.Taken.Keys);
        await promises.ReplyAsync(ticket.Id);
        promises.App.Sms.Down = null;
        await promises.App.AdvanceAsync(30 * Minute);

        Assert.DoesNotContain(promises.App.Sms.Taken.Keys, k => k.Contains(".alert.", StringComparison.Ordinal));
        Assert.Equal([call], promises.App.Voice.Ended);
        Assert.Equal([call], promises.App.Voice.Taken.Keys);
        var page = await promises.App.PageAsync(PageId.ForTicket(ticket.Id));
        Assert.Equal((PageStatus.Closed, "hana", "ticket"), (page.Status, page.ClosedBy?.Id, page.ClosedVia));
    }

    [Fact]
    public async Task PolicyEditedMidIncident_LeavesTheIncidentAsItWas()
    {
        await using var promises = await StartAsync();
        await promises.App.OpenAsync(client: promises.Client);
        await promises.App.Work.WhenIdleAsync();
        await promises.App.PutPolicyAsync(PageStory.By("otto"));

        await promises.App.AdvanceAsync(5 * Minute);

        Assert.Equal(["otto", "lea"], Texted(promises.App));
    }

    [Fact]
    public async Task NudgeOfAnAcknowledgementIsLost_TheAuditorTellsThePageWithinAMinute()
    {
        await using var promises = await StartAsync();
        var page = (await promises.App.OpenAsync(client: promises.Client)).Page.State;
        await promises.App.Work.WhenIdleAsync();
        await promises.App.Get<PageDesk>().AcknowledgeAsync(promises.App.Client, page.Id, PageStory.Otto, "sms");

        await promises.App.AdvanceAsync(Minute - Duration.FromSeconds(1));
        var report = await promises.App.Get<Orchestrations.Promises.Auditor>().RunOnceAsync(promises.Client, promises.App.Now);
        await promises.App.Work.WhenIdleAsync();
        await promises.App.AdvanceAsync(10 * Minute);

        Assert.Contains(report.Alarms, a => a.StartsWith($"page-{page.Id}", StringComparison.Ordinal));
        Assert.Empty(promises.App.Voice.Taken);
    }

    [Fact]
    public async Task TwentyTicketsInAMinute_AreOneTextAndThenOneForAllOthers()
    {
        await using var promises = await StartAsync();
        foreach (var n in Enumerable.Range(0, 20))
        {
            await promises.App.FileAsync(TestApp.Request($"form-{n}", Severity.BusinessCritical), promises.Client);
            await promises.App.AdvanceAsync(Duration.FromSeconds(2));
        }

        Assert.Single(promises.App.Sms.Offered);
        await promises.App.AdvanceAsync(Minute);

        Assert.Equal(2, promises.App.Sms.Offered.Count);
        Assert.Contains("19", promises.App.Sms.Offered.Last().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyAtAllAnswers_TheTicketTheLogAndTheAuditorSaySo()
    {
        await using var promises = await StartAsync();
        var ticket = await promises.FileAsync(Severity.BusinessCritical);

        await promises.App.AdvanceAsync(25 * Minute);

        Assert.NotNull((await promises.App.PageAsync(PageId.ForTicket(ticket.Id))).ExhaustedSince);
        Assert.Single(await promises.App.Tickets.TimelineAsync(ticket.Id), e => e.Type == TicketEvents.PageUnanswered);
        Assert.Single(promises.App.Log.Warnings, w => w.Id == 2401);
        Assert.Contains((await promises.App.Get<Orchestrations.Promises.Auditor>().RunOnceAsync(promises.Client, promises.App.Now)).Alarms, a => a.Contains("nobody answered", StringComparison.Ordinal));
    }

    /// <summary>Who got an alert by text, in order, since the last time somebody looked.</summary>
    static List<string> Texted(TestApp app)
    {
        var people = app.Sms.Offered.Where(m => m.Key.Contains(".alert.", StringComparison.Ordinal)).Select(m => m.Recipient.PersonId!).ToList();
        app.Sms.Offered.Clear();
        return people;
    }

    static async Task<TestPromises> StartAsync()
    {
        var promises = await TestPromises.StartAsync(PageStory.Policy);
        await promises.App.OnCallAsync();
        return promises;
    }
}
