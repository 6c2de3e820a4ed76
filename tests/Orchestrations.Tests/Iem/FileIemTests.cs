using NodaTime;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Iem;

public class FileIemTests
{
    [Fact]
    public async Task Request_IsStoredItsSessionReservedAndItsOrchestrationStarted()
    {
        await using var app = await IemStory.App().GuardedAsync();

        var request = await app.RequestAsync();

        Assert.Equal((IemStatus.Requested, "tom", 13), (request.Status, request.TamId, request.Notice.Days));
        var claim = Assert.Single(await app.ClaimsAsync());
        Assert.Equal((request.Id, true, IemStory.Day(IemStory.FirstDay)), (claim.RequestId, claim.UsesSession, claim.FirstDay));
        Assert.Equal($"iem-{request.Id}", Assert.Single(app.Client.Started));
        Assert.Equal([IemEvents.Requested], (await app.Get<PromiseStore<IemRequest>>().TimelineAsync(request.Id)).Select(e => e.Type));
    }

    [Fact]
    public async Task Repeat_GetsTheFirstOnesAnswer_WhateverBecameOfIt()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var first = await app.RequestAsync();
        await app.ApproveAsync(first.Id);

        var repeat = await app.Get<FileIem>().FileAsync(app.Client, "api:acme", "api", IemStory.Order(), IemStory.Ann);

        Assert.False(repeat.Created);
        Assert.Equal((first.Id, IemStatus.Requested), (repeat.Record.State.Id, repeat.Record.State.Status));
        Assert.Single(await app.ClaimsAsync());
    }

    [Fact]
    public async Task Order_DeliveredManyTimesAtOnce_IsOneRequestAndOneSession()
    {
        await using var app = await IemStory.App(sessions: 3).GuardedAsync();

        var filed = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => app.Get<FileIem>().FileAsync(app.Client, "api:acme", "api", IemStory.Order(), IemStory.Ann))));

        Assert.Single(filed.Select(f => f.Record.State.Id).Distinct());
        Assert.Single(filed, f => f.Created);
        Assert.Single(await app.ClaimsAsync());
    }

    [Fact]
    public async Task FaultyOrder_ReservesNothingAndStartsNothing()
    {
        await using var app = await IemStory.App().GuardedAsync();

        var refused = await Assert.ThrowsAsync<RefusalException>(() => app.RequestAsync(firstDay: "2026-02-27"));

        Assert.Equal(RefusalKind.Invalid, refused.Kind);
        Assert.Empty(await app.ClaimsAsync());
        Assert.Empty(await app.LedgerAsync());
        Assert.Empty(app.Client.Started);
    }

    [Fact]
    public async Task Process_DiesBetweenTheClaimAndTheRequest_AndTheOrderComesAgain()
    {
        await using var app = await IemStory.App().GuardedAsync();
        app.Rows.DieBefore(IemKind.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.RequestAsync());
        Assert.Single(await app.ClaimsAsync());

        var request = await app.RequestAsync();

        Assert.Equal(request.Id, Assert.Single(await app.ClaimsAsync()).RequestId);
        Assert.Equal(["claimed"], await app.LedgerAsync());
    }

    [Fact]
    public async Task Process_DiesAfterTheRequestIsWritten_AndTheRepeatStartsIt()
    {
        await using var app = await IemStory.App().GuardedAsync();
        app.Rows.DieAfter(IemKind.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.RequestAsync());
        Assert.Empty(app.Client.Started);

        var request = await app.RequestAsync();

        Assert.Equal($"iem-{request.Id}", Assert.Single(app.Client.Started));
        Assert.Single(await app.ClaimsAsync());
    }

    [Fact]
    public async Task Contact_WhomAnAccountKnows_IsEnoughToFindIt()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var order = IemStory.Order() with { AccountId = null, Contacts = [new IemContact("Ann", TestApp.Known, Phone: null)] };

        var request = (await app.Get<FileIem>().FileAsync(app.Client, "form:launches", "form", order, actor: null)).Record.State;

        Assert.Equal("acme", request.AccountId);
        var requested = Assert.Single(await app.Get<PromiseStore<IemRequest>>().TimelineAsync(request.Id));
        Assert.Equal((TestApp.Known, "Ann", "form"), (requested.Actor.Id, requested.Actor.Name, requested.Channel));
    }

    [Fact]
    public async Task Sender_WhomNobodyKnows_IsRefused()
    {
        await using var app = await IemStory.App().GuardedAsync();
        var order = IemStory.Order() with { AccountId = null, Contacts = [new IemContact("Eve", "eve@elsewhere.example", Phone: null)] };

        var refused = await Assert.ThrowsAsync<RefusalException>(() => app.Get<FileIem>().FileAsync(app.Client, "form:launches", "form", order, actor: null));

        Assert.Contains(refused.Errors, e => e.Field == "account");
        Assert.Empty(app.Client.Started);
    }
}
