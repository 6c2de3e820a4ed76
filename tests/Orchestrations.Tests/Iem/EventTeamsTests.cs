using NodaTime;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tests.Pages;

namespace SupportFlows.Orchestrations.Tests.Iem;

/// <summary>Otto is the team; by the policy behind it Otto has five minutes, then Lea.</summary>
public class EventTeamsTests
{
    [Fact]
    public async Task ScheduleAndPolicy_AppearWithTheRoster()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await ApprovedAsync(app);
        Assert.Null(await ScheduleAsync(app, request));

        await WithRosterAsync(app, request);

        var (schedule, policy) = (await ScheduleAsync(app, request), await PolicyAsync(app, request));
        var event1 = Assert.Single(schedule!.Temporary);
        Assert.Equal((Instant.FromUtc(2026, 3, 19, 23, 0), Instant.FromUtc(2026, 3, 20, 23, 0)), (event1.From, event1.To));
        Assert.Equal(["otto"], OnCall(schedule, event1.From));
        Assert.Empty(OnCall(schedule, event1.To));
        Assert.Equal([schedule.Id, "otto", "lea"], policy!.Levels.Select(l => l.Targets[0].Id));
        Assert.Equal(Duration.FromMinutes(5), policy.Levels[0].Wait);
        Assert.Equal("lea", policy.LastResort!.Id);
        Assert.Contains($"schedule-{schedule.Id}", app.Client.Started);
    }

    [Fact]
    public async Task Decisions_ThatChangeNothingOfIt_WriteNothingOfIt()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await WithRosterAsync(app, await ApprovedAsync(app));
        var before = (await ScheduleAsync(app, request), await PolicyAsync(app, request));

        await app.DecideIemAsync(request.Id);

        Assert.Equal((before.Item1!.LastEvent, before.Item2!.LastEvent), ((await ScheduleAsync(app, request))!.LastEvent, (await PolicyAsync(app, request))!.LastEvent));
    }

    [Fact]
    public async Task Team_FollowsAReschedule()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await WithRosterAsync(app, await ApprovedAsync(app));

        await app.MoveAsync(request.Id, "2026-04-20");
        await app.DecideIemAsync(request.Id);

        // Summer time has begun in Berlin.
        Assert.Equal(Instant.FromUtc(2026, 4, 19, 22, 0), Assert.Single((await ScheduleAsync(app, request))!.Temporary).From);
        Assert.NotNull(await PolicyAsync(app, request));
    }

    [Fact]
    public async Task Policy_FollowsTheOneBehindIt()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await WithRosterAsync(app, await ApprovedAsync(app));

        await app.PutPolicyAsync(PageStory.By("lea") with { RepageAfter = Duration.FromHours(1) });
        await app.DecideIemAsync(request.Id);

        var policy = (await PolicyAsync(app, request))!;
        Assert.Equal([policy.Id, "lea"], policy.Levels.Select(l => l.Targets[0].Id));
        Assert.Equal(Duration.FromHours(1), policy.RepageAfter);
    }

    [Theory]
    [InlineData("over")]
    [InlineData("cancelled")]
    [InlineData("no-go")]
    public async Task ScheduleAndPolicy_VanishAtTheEnd(string how)
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await WithRosterAsync(app, await ApprovedAsync(app));

        switch (how)
        {
            case "over":
                await app.AdvanceAsync(Instant.FromUtc(2026, 3, 20, 22, 59, 59) - app.Now);
                await app.DecideIemAsync(request.Id);
                Assert.NotNull(await ScheduleAsync(app, request));
                await app.AdvanceAsync(Duration.FromSeconds(1));
                break;
            case "cancelled":
                await app.DoAsync(request.Id, (r, _, now) => IemMoves.Cancel(r, IemStory.Tom, "api", null, now));
                break;
            default:
                await app.DoAsync(request.Id, (r, _, now) => IemWork.NoGo(r, IemStory.Tom, "api", "It fails.", now));
                break;
        }

        await app.DecideIemAsync(request.Id);

        Assert.Null(await ScheduleAsync(app, request));
        Assert.Null(await PolicyAsync(app, request));
        await app.DecideIemAsync(request.Id);
    }

    [Fact]
    public async Task Process_DiesBetweenScheduleAndPolicy_AndTheNextDecisionGoesOn()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await ApprovedAsync(app);
        await app.RosterAsync(request.Id);
        app.Rows.DieBefore(PolicyKind.Value.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.DecideIemAsync(request.Id));
        Assert.NotNull(await ScheduleAsync(app, request));
        Assert.Null(await PolicyAsync(app, request));

        await app.DecideIemAsync(request.Id);

        Assert.NotNull(await PolicyAsync(app, request));
        // And at the end: no policy names a schedule that is gone.
        await app.DoAsync(request.Id, (r, _, now) => IemMoves.Cancel(r, IemStory.Tom, "api", null, now));
        app.Rows.DieBefore(ScheduleKind.Value.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.DecideIemAsync(request.Id));
        Assert.Null(await PolicyAsync(app, request));
        await app.DecideIemAsync(request.Id);
        Assert.Null(await ScheduleAsync(app, request));
    }

    [Fact]
    public async Task WithoutAnyPolicyBehindIt_TheTeamIsPagedAllTheSame()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await ApprovedAsync(app);
        await app.Get<ChangeOnCall<EscalationPolicy>>().ApplyAsync(app.Client, "default", ifMatch: null, (policy, now) => Removal.Remove(policy, IemStory.Tom, "api", now));

        await WithRosterAsync(app, request);

        var policy = (await PolicyAsync(app, request))!;
        Assert.Equal([policy.Id], policy.Levels.Select(l => l.Targets[0].Id));
    }

    static async Task<IemRequest> ApprovedAsync(TestApp app)
    {
        var request = await app.RequestAsync();
        await app.ApproveAsync(request.Id);
        await app.DecideIemAsync(request.Id);
        return request;
    }

    static async Task<IemRequest> WithRosterAsync(TestApp app, IemRequest request)
    {
        await app.RosterAsync(request.Id);
        await app.DecideIemAsync(request.Id);
        return request;
    }

    static async Task<Schedule?> ScheduleAsync(TestApp app, IemRequest request) => (await app.Get<OnCallDirectory>().ReadAsync()).Schedules.GetValueOrDefault(IemRoster.IdOf(request.Id));

    static async Task<EscalationPolicy?> PolicyAsync(TestApp app, IemRequest request) => (await app.Get<OnCallDirectory>().ReadAsync()).Policies.GetValueOrDefault(IemRoster.IdOf(request.Id));

    static IReadOnlyList<string> OnCall(Schedule schedule, Instant at) => Domain.OnCall.OnCall.At(schedule, at);
}
