using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Tests.Tickets;

public class TeamLoadsTests
{
    [Fact]
    public async Task Tickets_OfOneMoment_AreSpreadEvenly()
    {
        await using var app = await TwoHandlersAsync();

        var assignees = new List<string?>();
        for (var n = 0; n < 6; n++)
        {
            assignees.Add((await app.FileAndDecideAsync(TestApp.Request($"n-{n}"))).AssigneeId);
        }

        Assert.Equal(["hana", "hana", "hana", "hugo", "hugo", "hugo"], assignees.Order());
    }

    [Fact]
    public async Task WhatAnotherProcessAssigned_IsKnownWithinTenSeconds()
    {
        await using var app = await TwoHandlersAsync();
        var loads = app.Get<TeamLoads>();
        Assert.Equal((0, 0), (await loads.OfAsync("hana"), await loads.OfAsync("hugo")));
        await app.Rows.CommitAsync(TicketIndex.Table, TicketIndex.Handler("hugo"), [new RowChange.Upsert($"{TicketIndex.Idle}-t1", "{}")]);

        Assert.Equal(0, await loads.OfAsync("hugo"));
        await app.AdvanceAsync(Duration.FromSeconds(10));

        Assert.Equal(1, await loads.OfAsync("hugo"));
    }

    static async Task<TestApp> TwoHandlersAsync()
    {
        var app = await new TestApp().StaffedAsync();
        await app.Get<People>().PutAsync(TestApp.Person("hugo", HandlerTier.CloudSupportExpert, PersonRole.Handler));
        return app;
    }
}
