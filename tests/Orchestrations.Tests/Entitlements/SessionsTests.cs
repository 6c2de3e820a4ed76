using NodaTime;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Entitlements;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tests.Iem;

namespace SupportFlows.Orchestrations.Tests.Entitlements;

/// <summary>The ledger of an account and what its requests say: wherever a process dies, they agree again.</summary>
public class SessionsTests
{
    static readonly Duration Minute = Duration.FromMinutes(1);

    [Fact]
    public async Task LastSession_WantedByFiftyAtOnce_HasOneWinner()
    {
        await using var app = await IemStory.App(sessions: 3).GuardedAsync();
        await app.RequestAsync("a", "2026-04-13");
        await app.RequestAsync("b", "2026-04-20");

        var answers = await Task.WhenAll(Enumerable.Range(1, 50).Select(n => Task.Run(() => TryAsync(app, $"team-{n}", "2026-05-18"))));

        Assert.Single(answers, a => a is null);
        Assert.Equal(49, answers.Count(a => a is { Kind: RefusalKind.Conflict }));
        Assert.All(answers.OfType<RefusalException>(), r => Assert.Contains("3 of 3 sessions", Assert.Single(r.Errors, e => e.Field == "entitlement").Reason, StringComparison.Ordinal));
        Assert.Equal(3, (await app.ClaimsAsync()).Count);
        Assert.Equal(["claimed", "claimed", "claimed"], await app.LedgerAsync());
    }

    [Fact]
    public async Task Claim_WhoseRequestWasNeverWritten_CountsForTenMinutes()
    {
        await using var app = await IemStory.App().GuardedAsync();
        await DiesBetweenAsync(app, "a");
        Assert.NotNull(await TryAsync(app, "b"));
        await app.AdvanceAsync((10 * Minute) - Duration.Epsilon);
        Assert.NotNull(await TryAsync(app, "b"));

        await app.AdvanceAsync(Minute);

        Assert.Empty(await app.ClaimsAsync());
        Assert.Null(await TryAsync(app, "b"));
        Assert.NotNull(await TryAsync(app, "a"));
        Assert.Single(await app.ClaimsAsync());
    }

    [Fact]
    public async Task Order_ThatComesAgainAfterTenMinutes_ClaimsAnew()
    {
        await using var app = await IemStory.App().GuardedAsync();
        await DiesBetweenAsync(app, "a");
        await app.AdvanceAsync(11 * Minute);

        // It dies again: what it has claimed by then is as good as at the first time.
        await DiesBetweenAsync(app, "a");

        Assert.Single(await app.ClaimsAsync());
        Assert.NotNull(await TryAsync(app, "b"));
        await app.AdvanceAsync(11 * Minute);
        Assert.Null(await TryAsync(app, "b"));
    }

    [Fact]
    public async Task Claim_WhoseRequestWasWritten_CountsThoughNobodySettledIt()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync("a");
        await app.AdvanceAsync(Duration.FromDays(1));

        Assert.False(Assert.Single(await app.ClaimsAsync()).Settled);
        Assert.NotNull(await TryAsync(app, "b"));
        await app.DecideIemAsync(request.Id);
        Assert.True(Assert.Single(await app.ClaimsAsync()).Settled);
    }

    [Fact]
    public async Task Rejection_GivesTheSessionBackOnce()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync("a");

        await app.RejectAsync(request.Id);
        await app.DecideIemAsync(request.Id);
        await app.DecideIemAsync(request.Id);

        Assert.Empty(await app.ClaimsAsync());
        Assert.Equal(["claimed", "given-back"], await app.LedgerAsync());
        Assert.Null(await TryAsync(app, "b"));
    }

    [Fact]
    public async Task Process_DiesBetweenTheRejectionAndTheLedger_AndTheNextDecisionSettlesIt()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync("a");
        await app.DecideIemAsync(request.Id);
        app.Rows.DieBefore(EntitlementKind.Value.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.RejectAsync(request.Id));
        Assert.Single(await app.ClaimsAsync());

        await app.DecideIemAsync(request.Id);

        Assert.Empty(await app.ClaimsAsync());
        Assert.Null(await TryAsync(app, "b"));
    }

    [Fact]
    public async Task Process_DiesBetweenTheDecisionAndTheLedger_AndTheRetrySettlesIt()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync("a");
        app.Rows.DieBefore(EntitlementKind.Value.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.DecideIemAsync(request.Id));
        Assert.False(Assert.Single(await app.ClaimsAsync()).Settled);

        await app.DecideIemAsync(request.Id);

        Assert.True(Assert.Single(await app.ClaimsAsync()).Settled);
        Assert.Equal(["claimed", "settled"], await app.LedgerAsync());
    }

    [Fact]
    public async Task Process_DiesBetweenTheClaimOfAMoveAndTheMove_AndTheOldDaysStand()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync("a");
        await app.DecideIemAsync(request.Id);
        app.Rows.DieBefore(IemKind.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.MoveAsync(request.Id, "2026-04-20"));
        Assert.Equal(2, (await app.ClaimsAsync()).Count);
        Assert.NotNull(await TryAsync(app, "b"));

        await app.AdvanceAsync(11 * Minute);
        Assert.Equal(IemStory.Day(IemStory.FirstDay), Assert.Single(await app.ClaimsAsync()).FirstDay);
        await app.DecideIemAsync(request.Id);

        Assert.Equal(IemStory.Day(IemStory.FirstDay), Assert.Single(await app.ClaimsAsync()).FirstDay);
        Assert.NotNull(await TryAsync(app, "b"));
    }

    [Fact]
    public async Task Process_DiesAfterTheMove_AndTheNextDecisionLetsGoOfTheOldDays()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync("a");
        await app.DecideIemAsync(request.Id);
        app.Rows.DieAfter(IemKind.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.MoveAsync(request.Id, "2026-04-20"));

        await app.DecideIemAsync(request.Id);

        var claim = Assert.Single(await app.ClaimsAsync());
        Assert.Equal((IemStory.Day("2026-04-20"), true), (claim.FirstDay, claim.Settled));
    }

    static async Task DiesBetweenAsync(TestApp app, string externalId)
    {
        app.Rows.DieBefore(IemKind.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.RequestAsync(externalId));
    }

    /// <returns>Null: it was taken.</returns>
    static async Task<RefusalException?> TryAsync(TestApp app, string externalId, string firstDay = IemStory.FirstDay)
    {
        try
        {
            await app.RequestAsync(externalId, firstDay);
            return null;
        }
        catch (RefusalException refused)
        {
            return refused;
        }
    }
}
