using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Tests.Pages;

/// <summary>An urgent ticket rings those on call, once, wherever the process dies between the two.</summary>
public class TicketOrdersPageTests
{
    [Theory]
    [InlineData(PageKind.Table, true)]
    [InlineData(PageKind.Table, false)]
    [InlineData(TicketKind.Table, true)]
    public async Task ProcessDiedBetweenOrderAndPage_OnePageIsRaisedOnce(string table, bool before)
    {
        await using var app = await StartAsync();
        var ticket = await app.FileAsync(TestApp.Request(severity: Severity.BusinessCritical));
        var order = Assert.Single((await app.DecideAsync(ticket.Id)).Send, m => m.Key.Contains(".page.", StringComparison.Ordinal));
        if (before)
        {
            app.Rows.DieBefore(table);
        }
        else
        {
            app.Rows.DieAfter(table);
        }

        await Assert.ThrowsAsync<ProcessDiedException>(() => app.Get<SendMessage>().RunAsync(order, app.Client));

        Assert.True(await app.Get<SendMessage>().RunAsync(order, app.Client));
        Assert.True(await app.Get<SendMessage>().RunAsync(order, app.Client));

        var page = await app.PageAsync(PageId.ForTicket(ticket.Id));
        Assert.Equal((true, "default", "acme", Severity.BusinessCritical), (page.Important, page.Policy.Id, page.AccountName, page.Severity));
        Assert.Equal([PageEvents.Triggered], await app.EventsAsync(page.Id));
        Assert.Contains($"page-{page.Id}", app.Client.Started);
    }

    [Fact]
    public async Task TicketAnsweredBeforeThePageWasRaised_RingsNobody()
    {
        await using var app = await StartAsync();
        var ticket = await app.FileAsync(TestApp.Request(severity: Severity.BusinessCritical));
        var step = await app.DecideAsync(ticket.Id);
        await app.ReplyAsync(ticket.Id);

        await app.SendAsync(step);

        Assert.Empty(await app.EventsAsync(PageId.ForTicket(ticket.Id)));
    }

    [Fact]
    public async Task PolicyRemovedMeanwhile_ThoseOnCallAreTexted()
    {
        await using var app = await StartAsync();
        var ticket = await app.FileAsync(TestApp.Request(severity: Severity.BusinessCritical));
        var step = await app.DecideAsync(ticket.Id);
        var row = Assert.Single(await app.Get<Outbox>().AllAsync(TicketKind.Table, ticket.Id), m => m.Channel == Channel.Page);
        await app.Rows.CommitAsync(TicketKind.Table, ticket.Id,
            [new Orchestrations.Storage.RowChange.Upsert($"message-{row.Key}", Orchestrations.Storage.Json.Write(row with { Recipient = row.Recipient with { Address = "gone" } }))]);

        await app.SendAsync(step);
        await app.SendAsync(await app.DecideAsync(ticket.Id));

        Assert.Contains(app.Sms.Taken.Keys, k => k.Contains("ticket-urgent", StringComparison.Ordinal) && k.EndsWith("otto", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutAPolicy_ThoseOnCallAreTextedAsBefore()
    {
        await using var app = await new TestApp(PageStory.Policy).StaffedAsync();

        var ticket = await app.FileAndDecideAsync(TestApp.Request(severity: Severity.BusinessCritical));

        Assert.Null(ticket.PagedAt);
        Assert.Contains(app.Sms.Taken.Keys, k => k.Contains("ticket-urgent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_HearsOfEveryChangeOfItsTicket()
    {
        await using var app = await StartAsync();
        var ticket = await app.FileAndDecideAsync(TestApp.Request(severity: Severity.BusinessCritical));
        app.Client.Raised.Clear();

        await app.ReplyAsync(ticket.Id);

        Assert.Equal([$"page-{PageId.ForTicket(ticket.Id)}", $"ticket-{ticket.Id}"], app.Client.Raised.Select(r => r.InstanceId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Acknowledgement_IsInTheTicketsTimelineOnce_ForStaffOnly()
    {
        await using var app = await StartAsync();
        var ticket = await app.FileAndDecideAsync(TestApp.Request(severity: Severity.BusinessCritical));
        var page = PageId.ForTicket(ticket.Id);
        await app.Get<PageDesk>().AcknowledgeAsync(app.Client, page, PageStory.Otto, "sms");
        app.Rows.DieBefore(PageKind.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.Get<DecidePage>().RunAsync(page, app.Client));

        await app.Get<DecidePage>().RunAsync(page, app.Client);

        var told = Assert.Single(await app.Tickets.TimelineAsync(ticket.Id), e => e.Type == TicketEvents.PageAcknowledged);
        Assert.Equal(("Otto", "sms", false), (told.Actor.Name, told.Details["via"], told.Public));
    }

    [Fact]
    public async Task PageThatNobodyAnswered_StopsTheHeartbeatUntilSomebodyDoes()
    {
        await using var app = await StartAsync();
        var page = (await app.OpenAsync()).Page;
        await app.SendAsync(await app.Get<DecidePage>().RunAsync(page.State.Id, app.Client));
        var stored = (await app.Get<Orchestrations.Promises.PromiseStore<Page>>().FindAsync(page.State.Id))!;
        await app.Get<Orchestrations.Promises.PromiseStore<Page>>().SaveAsync(
            stored, new Domain.Timelines.Change<Page>(stored.State with { ExhaustedSince = app.Now, NextLevelAt = app.Now + Duration.FromMinutes(15) }, []), []);
        await app.SendAsync(await app.Get<DecidePage>().RunAsync(page.State.Id, app.Client));

        foreach (var _ in Enumerable.Range(0, 3))
        {
            await app.AdvanceAsync(Duration.FromSeconds(45));
            await app.SendAsync(await app.Get<DecidePage>().RunAsync(page.State.Id, app.Client));
            Assert.Contains((await app.AuditAsync()).Alarms, a => a.Contains("nobody answered", StringComparison.Ordinal));
        }

        Assert.Equal(0, app.Heartbeat.Beats);
        await app.Get<PageDesk>().CloseAsync(app.Client, page.State.Id, PageStory.Otto, "api");
        await app.SendAsync(await app.Get<DecidePage>().RunAsync(page.State.Id, app.Client));
        await app.AdvanceAsync(Duration.FromMinutes(1));

        Assert.Empty((await app.AuditAsync()).Alarms);
        Assert.Equal(1, app.Heartbeat.Beats);
    }

    static async Task<TestApp> StartAsync() => await (await new TestApp(PageStory.Policy).StaffedAsync()).OnCallAsync();
}
