using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Answers;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tests.Pages;

namespace SupportFlows.Orchestrations.Tests.Iem;

public class DecideIemTests
{
    [Fact]
    public async Task Decision_WritesWhatFollowsAndSaysWhatToSendAndWhenToWake()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync();

        var step = await app.DecideIemAsync(request.Id);

        Assert.Equal([$"iem-{request.Id}.iem-approval.1.email", $"iem-{request.Id}.iem-received.1.email"], step.Send.Select(m => m.Key[..m.Key.LastIndexOf('.')]).Order(StringComparer.Ordinal));
        Assert.Equal(((app.Now + Duration.FromDays(1)).ToDateTimeUtc(), false), (step.WakeAt!.Value, step.Finished));
        Assert.Equal(1, (await app.IemAsync(request.Id)).State.DecidedEvent);
    }

    [Fact]
    public async Task SecondDecision_ChangesNothing()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync();
        await app.SendAsync(await app.DecideIemAsync(request.Id));
        await app.DecideIemAsync(request.Id);
        var written = new List<string>();
        app.Rows.Before = (table, _) =>
        {
            written.Add(table);
            return Task.CompletedTask;
        };

        var step = await app.DecideIemAsync(request.Id);

        Assert.Empty(step.Send);
        Assert.Empty(written);
    }

    [Fact]
    public async Task RequestThatWasNeverWritten_IsFinished()
    {
        await using var app = await IemStory.App().GuardedAsync();
        Assert.Equal((0, null, true), await app.DecideIemAsync("e0000000000000001") is var step ? (step.Send.Count, step.WakeAt, step.Finished) : default);
    }

    [Fact]
    public async Task TamIsSentALink_WhenTheAppKnowsItsAddress()
    {
        await using var app = await new TestApp(PageStory.Policy, (services, _) =>
        {
            services.AddSingleton<PublicUrl>(() => "https://flows.example");
            IemStory.AddTo(services);
        }).GuardedAsync();
        var request = await app.RequestAsync();

        await app.SendAsync(await app.DecideIemAsync(request.Id));

        var asked = Assert.Single(app.Email.Taken.Values, m => m.Key.Contains(Templates.IemApproval, StringComparison.Ordinal));
        var token = asked.Body[(asked.Body.IndexOf(IemLinks.ApprovalPath, StringComparison.Ordinal) + IemLinks.ApprovalPath.Length)..].Split('\n')[0].Trim();
        Assert.Contains("https://flows.example" + IemLinks.ApprovalPath, asked.Body, StringComparison.Ordinal);
        Assert.Equal((request.Id, "tom", 0), app.Get<IemLinks>().ReadApproval(token, app.Now));
        Assert.Null(app.Get<IemLinks>().ReadSurvey(token, app.Now));
    }

    [Fact]
    public async Task SomebodyChangesItWhileItIsDecided_AndTheDecisionIsMadeAnew()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync();
        app.Rows.Before = async (table, changes) =>
        {
            if (table == IemKind.Table && changes.Any(c => c is RowChange.Replace))
            {
                app.Rows.Before = null;
                await app.RejectAsync(request.Id);
            }
        };

        var step = await app.DecideIemAsync(request.Id);

        Assert.True(step.Finished);
        Assert.Equal((IemStatus.Rejected, 2), ((await app.IemAsync(request.Id)).State.Status, (await app.IemAsync(request.Id)).State.DecidedEvent));
        Assert.Empty(await app.ClaimsAsync());
        Assert.DoesNotContain(step.Send, m => m.Key.Contains(Templates.IemApproval, StringComparison.Ordinal));
    }

    [Fact]
    public async Task CrashAtACommitOfALife_LosesAndRepeatsNothing()
    {
        // Of all some, spread over it: before one and after the next.
        var expected = await LifeAsync(int.MaxValue, before: false);
        for (var commit = 1; commit <= expected.Commits; commit += 5)
        {
            var life = await LifeAsync(commit, before: commit % 2 == 1);
            Assert.True(life.Died, $"Commit {commit} was not met.");
            Assert.Equal((expected.Timeline, expected.Ledger, expected.Sent), (life.Timeline, life.Ledger, life.Sent));
        }
    }

    /// <summary>From the request to the end, with a process that dies once and does again what it had not done.</summary>
    static async Task<(int Commits, bool Died, string Timeline, string Ledger, string Sent)> LifeAsync(int dieAt, bool before)
    {
        await using var app = await IemStory.App().GuardedAsync();
        var (commits, died, id) = (0, false, "");
        Func<string, IReadOnlyList<RowChange>, Task> die = (_, _) =>
        {
            if (Interlocked.Increment(ref commits) != dieAt) return Task.CompletedTask;
            died = true;
            throw new ProcessDiedException();
        };
        app.Rows.Before = before ? die : null;
        app.Rows.After = before ? null : die;

        await AgainAsync(async () => id = (await app.RequestAsync()).Id);
        await DecidesAsync();
        await AgainAsync(() => app.DoAsync(id, (r, setting, now) => IemApprovals.Approve(setting, r, IemStory.Tom, "api", null, isCovered: true, now), once: "1"));
        await DecidesAsync();
        await AgainAsync(() => app.DoAsync(id, (r, setting, now) => IemMoves.Reschedule(setting, r, IemStory.Tom, "api", "2026-04-13", "2026-04-13", null, null, now), once: "2"));
        await DecidesAsync();
        await AgainAsync(() => app.DoAsync(id, (r, _, now) => IemMoves.Cancel(r, IemStory.Tom, "api", "The shop is sold.", now), once: "3"));
        await DecidesAsync();

        Assert.Empty(await app.ClaimsAsync());
        var state = (await app.IemAsync(id)).State;
        var timeline = await app.Get<PromiseStore<IemRequest>>().TimelineAsync(id);
        Assert.Equal(Enumerable.Range(1, state.LastEvent), timeline.Select(e => e.Number));
        // Of the ledger the same in the end; a claim that died may have been settled by another way.
        var sent = app.Email.Taken.Keys.Order(StringComparer.Ordinal);
        return (commits, died, string.Join(' ', timeline.Select(e => e.Type)), string.Join(' ', (await app.LedgerAsync()).Where(e => e != "settled")), string.Join('\n', sent));

        Task DecidesAsync() => AgainAsync(async () => await app.SendAsync(await app.DecideIemAsync(id)));

        async Task AgainAsync(Func<Task> act)
        {
            try
            {
                await act();
            }
            catch (ProcessDiedException)
            {
                // What may have been taken is offered again after a while.
                await app.AdvanceAsync(Duration.FromMinutes(5));
                await act();
            }
        }
    }
}
