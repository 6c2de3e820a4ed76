using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Tests.Tickets;

public class FileTicketTests
{
    [Fact]
    public async Task Request_DeliveredFiftyTimesAtOnce_IsOneTicketAndOneOrchestrationAndEqualAnswers()
    {
        await using var app = await new TestApp().StaffedAsync();
        var file = app.Get<FileTicket>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => file.FileAsync(app.Client, "form:typeform", "form", TestApp.Request()))));

        Assert.Single(answers, a => a.Created);
        Assert.Single(answers.Select(a => Json.Write(a.Record.State)).Distinct());
        Assert.Equal($"ticket-{answers[0].Record.State.Id}", Assert.Single(app.Client.Started));
        Assert.Empty(app.Log.Warnings);
    }

    [Fact]
    public async Task Repeat_AfterTheTicketWentOn_GetsTheFirstAnswer()
    {
        await using var app = await new TestApp().StaffedAsync();
        var first = await app.FileAsync();
        await app.DecideAsync(first.Id);
        await app.ReplyAsync(first.Id);

        var repeat = await app.Get<FileTicket>().FileAsync(app.Client, "api:acme", "api", TestApp.Request());

        Assert.False(repeat.Created);
        Assert.Equal(Json.Write(first), Json.Write(repeat.Record.State));
        Assert.Equal((await app.Tickets.FindAsync(first.Id))!.ETag, repeat.Record.ETag);
    }

    [Fact]
    public async Task Request_OfTheSameIdFromAnotherSource_IsAnotherTicket()
    {
        await using var app = new TestApp();
        var file = app.Get<FileTicket>();

        var one = await file.FileAsync(app.Client, "form:a", "form", TestApp.Request("7"));
        var other = await file.FileAsync(app.Client, "form:b", "form", TestApp.Request("7"));

        Assert.NotEqual(one.Record.State.Id, other.Record.State.Id);
    }

    [Fact]
    public async Task Request_WithoutExternalId_IsANewTicketEachTime()
    {
        await using var app = new TestApp();

        var (one, other) = (await app.FileAsync(TestApp.Request(externalId: null)), await app.FileAsync(TestApp.Request(externalId: " ")));

        Assert.NotEqual(one.Id, other.Id);
    }

    [Fact]
    public async Task Process_DiedBetweenSavingAndStarting_RepeatStartsTheOrchestration()
    {
        await using var app = new TestApp();
        app.Rows.DieAfter(TicketKind.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.FileAsync());
        Assert.Empty(app.Client.Started);

        var repeat = await app.Get<FileTicket>().FileAsync(app.Client, "api:acme", "api", TestApp.Request());

        Assert.False(repeat.Created);
        Assert.Single(app.Client.Started);
    }

    [Fact]
    public async Task Engine_IsDown_TicketIsAcceptedAllTheSame()
    {
        await using var app = new TestApp();
        app.Client.Fault = new TimeoutException("no answer");

        var ticket = await app.FileAsync();

        Assert.NotNull(await app.Tickets.FindAsync(ticket.Id));
        Assert.Equal(2001, Assert.Single(app.Log.Warnings).Id);
    }

    [Fact]
    public async Task Sender_KnownByEmail_GetsTheAccountsPlanAndLanguage()
    {
        await using var app = await new TestApp().StaffedAsync();

        var ticket = await app.FileAsync(TestApp.Request(email: "ANN@acme.example"));

        Assert.Equal(("acme", "enterprise", "en"), (ticket.AccountId, ticket.Plan, ticket.Contact.Language));
    }

    [Fact]
    public async Task Sender_Unknown_IsABasicTicket()
    {
        await using var app = await new TestApp().StaffedAsync();

        var ticket = await app.FileAsync(TestApp.Request(email: "who@else.example"));

        Assert.Equal((null, "basic"), (ticket.AccountId, ticket.Plan));
    }

    [Fact]
    public async Task Request_WithFaultyFields_IsRefusedAndLeavesNothing()
    {
        await using var app = new TestApp();

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => app.FileAsync(new TicketRequest("x", "", "", Severity.General, null!)));

        Assert.Equal(["subject", "description", "contact"], refusal.Errors.Select(e => e.Field));
        await app.AdvanceAsync(Duration.FromHours(1));
        Assert.Equal(0, (await app.AuditAsync()).LookedAt);
    }

    [Fact]
    public void Id_IsMadeOfSourceAndExternalId_AndNeverChanges()
    {
        Assert.Equal("t", TicketId.For("a", "b")[..1]);
        Assert.True(TicketId.IsValid(TicketId.For("form:typeform", "日本")));
        Assert.Equal(TicketId.For("a", "b"), TicketId.For("a", "b"));
        Assert.NotEqual(TicketId.For("a:b", "c"), TicketId.For("a", "b:c"));
    }
}
