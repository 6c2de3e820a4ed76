using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Tests.Promises;

public class GivenUpMessageTests
{
    [Fact]
    public async Task Message_ThatIsGivenUp_IsInTheTimelineOnceForStaffOnly()
    {
        await using var promises = await TestPromises.StartAsync();
        promises.App.Email.Down = new DeliveryException("no such mailbox", retryable: false);

        var ticket = await promises.FileAsync();
        promises.App.Email.Down = null;
        await promises.App.AdvanceAsync(Duration.FromHours(1));
        await promises.ReplyAsync(ticket.Id);

        var failed = (await promises.App.Tickets.TimelineAsync(ticket.Id)).Where(e => e.Type == TicketEvents.MessageFailed).ToList();
        Assert.Equal(["ticket-accepted", "ticket-assigned"], failed.Select(e => e.Details["template"]).Order(StringComparer.Ordinal));
        Assert.All(failed, e => Assert.Equal((false, "no such mailbox"), (e.Public, e.Details["error"])));
        Assert.Contains(failed, e => e.Details["recipient"] == TestApp.Known);
        Assert.Empty(await promises.App.Tickets.UnsentAsync(ticket.Id));
    }

    [Fact]
    public async Task LastMessage_OfAClosedTicket_GivenUp_IsRecordedAndThePromiseEnds()
    {
        await using var promises = await TestPromises.StartAsync();
        var ticket = await promises.FileAsync();
        await promises.ReplyAsync(ticket.Id);
        promises.App.Email.Down = new DeliveryException("no such mailbox", retryable: false);

        await promises.CloseAsync(ticket.Id);

        Assert.Single(await promises.App.Tickets.TimelineAsync(ticket.Id), e => e.Type == TicketEvents.MessageFailed);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await promises.StatusAsync(ticket.Id));
    }

    [Fact]
    public async Task Process_DiedBeforeItWasRecorded_AuditorSeesToIt()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        app.Email.Down = new DeliveryException("no such mailbox", retryable: false);
        await app.SendAsync(await app.DecideAsync(ticket.Id));
        await app.AdvanceAsync(Duration.FromMinutes(2));

        Assert.Single((await app.AuditAsync()).Alarms);
        await app.DecideAsync(ticket.Id);
        await app.DecideAsync(ticket.Id);

        Assert.Empty((await app.AuditAsync()).Alarms);
        Assert.Equal(2, (await app.Tickets.TimelineAsync(ticket.Id)).Count(e => e.Type == TicketEvents.MessageFailed));
    }
}
