using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Tests.Promises;

public class AuditorTests
{
    static readonly Duration Minute = Duration.FromMinutes(1);

    [Fact]
    public async Task Ticket_WhoseOrchestrationNeverStarted_IsStartedWithinAMinute()
    {
        await using var app = await new TestApp().StaffedAsync();
        app.Rows.DieAfter(TicketKind.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.FileAsync());
        await app.AdvanceAsync(Minute);

        var report = await app.AuditAsync();

        Assert.Single(app.Client.Started);
        Assert.Equal(1, report.Repaired);
        Assert.Contains("was never started", Assert.Single(report.Alarms), StringComparison.Ordinal);
        Assert.Equal(2201, Assert.Single(app.Log.Warnings).Id);
    }

    [Fact]
    public async Task Ticket_WhoseOrchestrationFailed_IsStartedAgain()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        app.Client.Instances[$"ticket-{ticket.Id}"] = OrchestrationRuntimeStatus.Failed;
        await app.AdvanceAsync(Minute);

        Assert.Contains("failed", Assert.Single((await app.AuditAsync()).Alarms), StringComparison.Ordinal);

        Assert.Equal(2, app.Client.Started.Count);
    }

    [Fact]
    public async Task Change_WhoseNudgeWasLost_IsNudgedAgain()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await SettledAsync(app);
        await app.ReplyAsync(ticket.Id);
        app.Client.Raised.Clear();
        await app.AdvanceAsync(Minute);

        var report = await app.AuditAsync();

        Assert.Equal($"ticket-{ticket.Id}", Assert.Single(app.Client.Raised).InstanceId);
        Assert.Contains("was not decided on", Assert.Single(report.Alarms), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DueTime_ThatPassed_IsNudgedUntilSomebodyDecides()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await SettledAsync(app);
        await app.AdvanceAsync(Duration.FromHours(4) - Minute + Duration.FromSeconds(31));

        Assert.Single((await app.AuditAsync()).Alarms);
        Assert.Single((await app.AuditAsync()).Alarms);
        await app.SendAsync(await app.DecideAsync(ticket.Id));
        await app.AdvanceAsync(Minute);

        Assert.Empty((await app.AuditAsync()).Alarms);
    }

    [Fact]
    public async Task Clock_ThatWasSetBack_IsFollowedOnceByAllThatWaits()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await SettledAsync(app);
        app.Client.Raised.Clear();
        var auditor = app.Get<Auditor>();
        await auditor.RunOnceAsync(app.Client, app.Now + Duration.FromHours(3));
        app.Client.Raised.Clear();

        await app.AuditAsync();
        await app.AuditAsync();

        Assert.Equal($"ticket-{ticket.Id}", Assert.Single(app.Client.Raised).InstanceId);
        Assert.Equal(2206, Assert.Single(app.Log.Warnings, w => w.Id != 2201).Id);
    }

    [Fact]
    public async Task DueTime_WithinTheGrace_IsLeftAlone()
    {
        await using var app = await new TestApp().StaffedAsync();
        await app.FileAndDecideAsync();
        await app.AdvanceAsync(Duration.FromHours(4) + Duration.FromSeconds(29));

        Assert.Empty((await app.AuditAsync()).Alarms);
        Assert.Empty(app.Client.Raised);
    }

    [Fact]
    public async Task Message_ThatIsOverdue_IsNudged()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        await app.DecideAsync(ticket.Id);
        await app.AdvanceAsync(Minute);

        var report = await app.AuditAsync();

        Assert.Contains("was to be sent", Assert.Single(report.Alarms), StringComparison.Ordinal);
        Assert.Single(app.Client.Raised);
    }

    [Fact]
    public async Task Tickets_ThatAreAllWell_AreLookedAtOnceAndNotAgain()
    {
        await using var app = await new TestApp().StaffedAsync();
        await app.FileAndDecideAsync();
        await app.AdvanceAsync(Minute);

        var (first, second) = (await app.AuditAsync(), await app.AuditAsync());

        Assert.Equal((1, 0, 0), (first.LookedAt, first.Repaired, first.Alarms.Count));
        Assert.Equal(0, second.LookedAt);
        Assert.Empty(app.Log.Warnings);
    }

    [Fact]
    public async Task Row_AboutATicketThatWasNeverSaved_IsRemovedAfterAWhile()
    {
        await using var app = await new TestApp().StaffedAsync();
        app.Rows.DieBefore(TicketKind.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.FileAsync());
        await app.AdvanceAsync(Minute);
        Assert.Equal(0, (await app.AuditAsync()).Orphaned);
        await app.AdvanceAsync(Duration.FromMinutes(10));

        Assert.Equal(1, (await app.AuditAsync()).Orphaned);
        Assert.Equal(0, (await app.AuditAsync()).LookedAt);
    }

    [Fact]
    public async Task Lists_ThatLostATicket_AreMended()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAndDecideAsync();
        await app.Get<PromiseIndex<Ticket>>().DeleteAsync(TicketIndex.Of(ticket), default);
        Assert.Empty((await app.Get<TicketLists>().ListAsync(new TicketFilter(), null, null)).Items);
        await app.AdvanceAsync(Minute);

        var report = await app.AuditAsync();

        Assert.Equal((1, 0), (report.Repaired, report.Alarms.Count));
        Assert.Single((await app.Get<TicketLists>().ListAsync(new TicketFilter(), null, null)).Items);
        Assert.Equal(2202, Assert.Single(app.Log.Warnings).Id);
    }

    [Fact]
    public async Task Ticket_ThatCannotBeRead_DoesNotHideTheOthers()
    {
        await using var app = await new TestApp().StaffedAsync();
        var broken = await app.FileAndDecideAsync();
        await app.Rows.CommitAsync(TicketKind.Table, broken.Id, [new RowChange.Upsert("ticket", "[]")]);
        app.Rows.DieAfter(TicketKind.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.FileAsync(TestApp.Request("form-2")));
        await app.AdvanceAsync(Minute);

        var report = await app.AuditAsync();

        Assert.Equal((1, 2), (report.Repaired, report.Alarms.Count));
        Assert.Contains(app.Log.Warnings, w => w.Id == 2204);
    }

    [Fact]
    public async Task Heartbeat_GoesOutOnlyWhenAllIsWell()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        await app.AuditAsync();
        Assert.Equal(1, app.Heartbeat.Beats);
        await app.AdvanceAsync(Minute);

        await app.AuditAsync();
        Assert.Equal(1, app.Heartbeat.Beats);

        await app.SendAsync(await app.DecideAsync(ticket.Id));
        await app.AuditAsync();
        Assert.Equal(2, app.Heartbeat.Beats);
    }

    [Fact]
    public async Task Heartbeat_ThatNobodyHears_FailsNothing()
    {
        await using var app = new TestApp();
        app.Heartbeat.Fault = new HttpRequestException("no route");

        Assert.Empty((await app.AuditAsync()).Alarms);

        Assert.Equal(2205, Assert.Single(app.Log.Warnings).Id);
    }

    /// <summary>A ticket that the auditor has seen to be well: nothing but its next due time is in the diary.</summary>
    static async Task<Ticket> SettledAsync(TestApp app)
    {
        var ticket = await app.FileAndDecideAsync();
        await app.AdvanceAsync(Minute);
        Assert.Empty((await app.AuditAsync()).Alarms);
        Assert.Equal(0, (await app.AuditAsync()).LookedAt);
        return ticket;
    }
}
