using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Tests.Tickets;

public class TicketListsTests
{
    [Fact]
    public async Task List_OfAll_IsSoonestDueFirst_ThenAnswered_ThenClosed()
    {
        await using var app = await new TestApp().StaffedAsync();
        var closed = await app.FileAndDecideAsync(TestApp.Request("closed"));
        var answered = await app.FileAndDecideAsync(TestApp.Request("answered"));
        var general = await app.FileAndDecideAsync(TestApp.Request("general"));
        var critical = await app.FileAndDecideAsync(TestApp.Request("critical", Severity.BusinessCritical));
        foreach (var id in new[] { answered.Id, closed.Id })
        {
            await app.ReplyAsync(id);
            await app.DecideAsync(id);
        }

        await CloseAsync(app, closed.Id);

        Assert.Equal([critical.Id, general.Id, answered.Id, closed.Id], await IdsAsync(app, new TicketFilter()));
    }

    [Fact]
    public async Task List_PageByPage_GivesEachTicketOnce()
    {
        await using var app = await new TestApp().StaffedAsync();
        foreach (var n in Enumerable.Range(0, 23))
        {
            await app.FileAndDecideAsync(TestApp.Request($"{n}"));
            await app.AdvanceAsync(Duration.FromSeconds(1));
        }

        var lists = app.Get<TicketLists>();
        var (seen, pages, continuation) = (new List<Ticket>(), 0, (string?)null);
        do
        {
            var page = await lists.ListAsync(new TicketFilter(AccountId: "acme"), 5, continuation);
            seen.AddRange(page.Items);
            (continuation, pages) = (page.Continuation, pages + 1);
        }
        while (continuation is not null);

        Assert.Equal(5, pages);
        Assert.Equal(Enumerable.Range(0, 23).Select(n => $"{n}"), seen.Select(t => t.ExternalId));
        var whole = await lists.ListAsync(new TicketFilter(), 23, null);
        Assert.Equal((23, null), (whole.Items.Count, whole.Continuation));
    }

    [Fact]
    public async Task Filters_Narrow()
    {
        await using var app = await new TestApp().StaffedAsync();
        var open = await app.FileAndDecideAsync(TestApp.Request("open"));
        var urgent = await app.FileAndDecideAsync(TestApp.Request("urgent", Severity.ProductionImpacted));
        var stranger = await app.FileAndDecideAsync(TestApp.Request("stranger", email: "who@else.example"));
        var closed = await app.FileAndDecideAsync(TestApp.Request("closed"));
        await app.ReplyAsync(closed.Id);
        await CloseAsync(app, closed.Id);

        Assert.Equal([closed.Id], await IdsAsync(app, new TicketFilter(TicketStatus.Closed)));
        Assert.Equal([urgent.Id, open.Id], await IdsAsync(app, new TicketFilter(TicketStatus.New, AccountId: "acme")));
        Assert.Equal([urgent.Id], await IdsAsync(app, new TicketFilter(DueBefore: app.Now + Duration.FromHours(1))));
        Assert.Equal([urgent.Id, open.Id, closed.Id], await IdsAsync(app, new TicketFilter(AssigneeId: "hana")));
        Assert.Equal([urgent.Id, open.Id, stranger.Id, closed.Id], await IdsAsync(app, new TicketFilter()));
        Assert.Equal([urgent.Id], await IdsAsync(app, new TicketFilter { Severity = Severity.ProductionImpacted }));
        Assert.Equal([stranger.Id], await IdsAsync(app, new TicketFilter { Unassigned = true }));
        Assert.Equal([urgent.Id, open.Id], await IdsAsync(app, new TicketFilter(AccountId: "acme") { OpenOnly = true }));
        Assert.Equal(1, await app.Get<TicketIndex>().OpenOfNobodyAsync(default));
        Assert.Empty(await IdsAsync(app, new TicketFilter(AccountId: "a/b#c")));
    }

    [Fact]
    public async Task Ticket_ThatIsOverdue_ComesFirst_AndOneThatWaitsForTheCustomerIsFoundAtOnce()
    {
        await using var app = await new TestApp().StaffedAsync();
        var overdue = await app.FileAndDecideAsync(TestApp.Request("overdue", Severity.BusinessCritical));
        await app.AdvanceAsync(Duration.FromMinutes(20));
        await app.DecideAsync(overdue.Id);
        var open = await app.FileAndDecideAsync(TestApp.Request("open", Severity.BusinessCritical));
        var waiting = await app.FileAndDecideAsync(TestApp.Request("waiting"));
        await app.ReplyAsync(waiting.Id);
        await app.ChangeAsync(waiting.Id, (t, now) => TicketCommands.Pend(app.Get<Catalog>(), t, TestApp.Staff, "console", now));
        await app.DecideAsync(waiting.Id);

        Assert.Equal([overdue.Id, open.Id, waiting.Id], await IdsAsync(app, new TicketFilter()));
        Assert.Equal([overdue.Id, open.Id], await IdsAsync(app, new TicketFilter(DueBefore: app.Now + Duration.FromHours(1))));
        Assert.Equal([waiting.Id], await IdsAsync(app, new TicketFilter(TicketStatus.PendingCustomer)));
    }

    [Fact]
    public async Task Load_CountsOpenTicketsOnly()
    {
        await using var app = await new TestApp().StaffedAsync();
        await app.FileAndDecideAsync(TestApp.Request("1"));
        var closed = await app.FileAndDecideAsync(TestApp.Request("2"));
        await app.ReplyAsync(closed.Id);
        await CloseAsync(app, closed.Id);

        Assert.Equal(1, await app.Get<TicketIndex>().OpenOfAsync("hana", default));
    }

    [Theory]
    [InlineData(0, null, "pageSize")]
    [InlineData(201, null, "pageSize")]
    [InlineData(10, "not a page!", "continuation")]
    public async Task Questions_ThatAreFaulty_AreRefused(int pageSize, string? continuation, string field)
    {
        await using var app = new TestApp();

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => app.Get<TicketLists>().ListAsync(new TicketFilter(), pageSize, continuation));

        Assert.Equal(field, Assert.Single(refusal.Errors).Field);
    }

    static async Task CloseAsync(TestApp app, string id)
    {
        await app.ChangeAsync(id, (t, now) => TicketCommands.Close(app.Get<Catalog>(), t, TestApp.Staff, "console", "done", now));
        await app.DecideAsync(id);
    }

    static async Task<IEnumerable<string>> IdsAsync(TestApp app, TicketFilter filter) =>
        (await app.Get<TicketLists>().ListAsync(filter, null, null)).Items.Select(t => t.Id);
}
