using NodaTime;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Iem;

public class IemDeskTests
{
    [Fact]
    public async Task Command_IsWrittenAndTheOrchestrationNudged()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync();

        var approved = await app.ApproveAsync(request.Id);

        Assert.Equal((IemStatus.Preparing, 4), (approved.Status, approved.Milestones.Count));
        Assert.Equal($"iem-{request.Id}", Assert.Single(app.Client.Raised).InstanceId);
    }

    [Fact]
    public async Task RequestThatThereIsNot_IsNotFound()
    {
        await using var app = await IemStory.App().GuardedAsync();
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<RefusalException>(() => app.ApproveAsync("e0000000000000001"))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<RefusalException>(() => app.ApproveAsync("../acme"))).Kind);
    }

    [Fact]
    public async Task Move_TakesItsSessionAlong()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync();

        await app.MoveAsync(request.Id, "2026-04-20");

        var claim = Assert.Single(await app.ClaimsAsync());
        Assert.Equal((IemStory.Day("2026-04-20"), $"{request.Id}-1", true), (claim.FirstDay, claim.Id, claim.Settled));
    }

    [Fact]
    public async Task MoveIntoAYearWithoutASession_IsRefusedAndNothingMoves()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var (first, second) = (await app.RequestAsync("a"), await app.RequestAsync("b", "2027-01-11"));

        var refused = await Assert.ThrowsAsync<RefusalException>(() => app.MoveAsync(second.Id, "2026-04-20"));

        Assert.Equal((RefusalKind.Conflict, "entitlement"), (refused.Kind, refused.Errors[0].Field));
        Assert.Equal(0, (await app.IemAsync(second.Id)).State.Revision);
        Assert.Equal([first.Id, second.Id], (await app.ClaimsAsync()).Select(c => c.RequestId));
    }

    [Fact]
    public async Task MoveByAnOldCopy_IsRefusedAndLeavesNoClaim()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync();
        var seen = (await app.IemAsync(request.Id)).ETag;
        await app.ApproveAsync(request.Id);

        Assert.Equal(RefusalKind.PreconditionFailed, (await Assert.ThrowsAsync<RefusalException>(() => app.MoveAsync(request.Id, "2026-04-20", ifMatch: seen))).Kind);

        Assert.Equal(IemStory.Day(IemStory.FirstDay), Assert.Single(await app.ClaimsAsync()).FirstDay);
        Assert.Equal(IemStory.Day(IemStory.FirstDay), (await app.IemAsync(request.Id)).State.FirstDay);
    }

    [Fact]
    public async Task MoveThatIsRepeated_MovesOnceAndLeavesNoClaim()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync();
        await app.MoveAsync(request.Id, "2026-04-20", once: "move-1");
        await app.MoveAsync(request.Id, "2026-04-27");

        await app.MoveAsync(request.Id, "2026-04-20", once: "move-1");

        Assert.Equal((2, IemStory.Day("2026-04-27")), ((await app.IemAsync(request.Id)).State.Revision, (await app.IemAsync(request.Id)).State.FirstDay));
        Assert.Equal(IemStory.Day("2026-04-27"), Assert.Single(await app.ClaimsAsync()).FirstDay);
    }

    [Fact]
    public async Task TwoMovesAtOnce_OneIsMadeAndItsDaysAreTheOnesThatAreClaimed()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync();

        var moved = await Task.WhenAll(new[] { "2026-04-20", "2026-04-27", "2026-05-11" }.Select(day => Task.Run(() => TryAsync(() => app.MoveAsync(request.Id, day)))));

        Assert.Contains(true, moved);
        await app.DecideIemAsync(request.Id);
        await app.AdvanceAsync(Duration.FromMinutes(11));
        var after = (await app.IemAsync(request.Id)).State;
        Assert.Equal((after.FirstDay, $"{after.Id}-{after.Revision}"), Assert.Single((await app.ClaimsAsync()).Select(c => (c.FirstDay, c.Id))));
    }

    [Fact]
    public async Task SomebodyElseMovesItBetweenTheClaimAndTheWrite_AndTheSecondIsToldSo()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var request = await app.RequestAsync();
        app.Rows.Before = async (table, changes) =>
        {
            if (table == IemKind.Table && changes.Any(c => c is RowChange.Replace))
            {
                app.Rows.Before = null;
                await app.MoveAsync(request.Id, "2026-04-27");
            }
        };

        var refused = await Assert.ThrowsAsync<RefusalException>(() => app.MoveAsync(request.Id, "2026-04-20"));

        Assert.Equal(RefusalKind.Conflict, refused.Kind);
        Assert.Equal(IemStory.Day("2026-04-27"), (await app.IemAsync(request.Id)).State.FirstDay);
        Assert.Equal(IemStory.Day("2026-04-27"), Assert.Single(await app.ClaimsAsync()).FirstDay);
    }

    [Fact]
    public async Task AccountWhosePlanChanges_HasItsOpenRequestsLookAtIt()
    {
        await using var app = await IemStory.App(sessions: 3).GuardedAsync();
        var (open, over) = (await app.RequestAsync("a"), await app.RequestAsync("b"));
        await app.RejectAsync(over.Id);
        foreach (var id in new[] { open.Id, over.Id })
        {
            await app.DecideIemAsync(id);
        }

        app.Client.Raised.Clear();

        await app.Get<IemDesk>().AccountChangedAsync(app.Client, "acme");

        Assert.Equal($"iem-{open.Id}", Assert.Single(app.Client.Raised).InstanceId);
    }

    static async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (RefusalException refused)
        {
            Assert.Equal(RefusalKind.Conflict, refused.Kind);
            return false;
        }
    }
}
