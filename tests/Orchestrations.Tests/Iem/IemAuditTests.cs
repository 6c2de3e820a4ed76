using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Iem;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Iem;

public class IemAuditTests
{
    static readonly Duration Minute = Duration.FromMinutes(1);

    [Fact]
    public async Task Request_WhoseOrchestrationNeverStarted_IsStartedWithinAMinute()
    {
        await using var app = await IemStory.App().GuardedAsync();
        await SettledAsync(app);
        app.Rows.DieAfter(IemKind.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.RequestAsync());
        await app.AdvanceAsync(Minute);

        var report = await app.AuditAsync();

        Assert.StartsWith("iem-e", Assert.Single(app.Client.Started), StringComparison.Ordinal);
        Assert.Contains("was never started", Assert.Single(report.Alarms), StringComparison.Ordinal);
        Assert.Equal(1, report.Repaired);
    }

    [Fact]
    public async Task Request_ThatWasAnnouncedAndNeverWritten_IsForgotten()
    {
        await using var app = await IemStory.App().GuardedAsync();
        await SettledAsync(app);
        app.Rows.DieBefore(IemKind.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.RequestAsync());
        await app.AdvanceAsync(11 * Minute);

        Assert.Equal(1, (await app.AuditAsync()).Orphaned);
        Assert.Equal(0, (await app.AuditAsync()).LookedAt);
        Assert.Empty(app.Client.Started);
    }

    [Fact]
    public async Task Approval_WhoseNudgeWasLost_IsNudgedAgain()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync();
        await app.SendAsync(await app.DecideIemAsync(request.Id));
        await SettledAsync(app);
        await app.ApproveAsync(request.Id);
        app.Client.Raised.Clear();
        await app.AdvanceAsync(Minute);

        var report = await app.AuditAsync();

        Assert.Equal($"iem-{request.Id}", Assert.Single(app.Client.Raised).InstanceId);
        Assert.Contains("'approved'", Assert.Single(report.Alarms), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Milestone_ThatNobodyWasRemindedOf_IsNudgedUntilSomebodyDecides()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync();
        await app.ApproveAsync(request.Id);
        await app.SendAsync(await app.DecideIemAsync(request.Id));
        await SettledAsync(app);
        await app.AdvanceAsync((await app.IemAsync(request.Id)).State.WakeAt!.Value + Minute - app.Now);

        Assert.Contains("something was due", Assert.Single((await app.AuditAsync()).Alarms), StringComparison.Ordinal);
        await app.SendAsync(await app.DecideIemAsync(request.Id));
        await app.AdvanceAsync(Minute);

        Assert.Empty((await app.AuditAsync()).Alarms);
        Assert.Equal(IemStatus.Preparing, (await app.IemAsync(request.Id)).State.Status);
    }

    [Fact]
    public async Task List_ThatLostARequest_IsMended()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync();
        await app.SendAsync(await app.DecideIemAsync(request.Id));
        await app.Get<PromiseIndex<IemRequest>>().DeleteAsync(IemLists.RowsOf(request), default);
        Assert.Empty((await app.Get<IemLists>().ListAsync("acme", isOver: false, take: 10, continuation: null)).Items);
        await app.AdvanceAsync(Minute);

        await app.AuditAsync();

        Assert.Single((await app.Get<IemLists>().ListAsync("acme", isOver: false, take: 10, continuation: null)).Items);
    }

    /// <summary>Nothing but due times to come is in the diary; of those on call, too.</summary>
    static async Task SettledAsync(TestApp app)
    {
        await app.AdvanceAsync(Minute);
        await app.AuditAsync();
        app.Client.Started.Clear();
        app.Client.Raised.Clear();
    }
}
