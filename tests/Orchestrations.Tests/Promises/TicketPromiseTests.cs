using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Promises;

/// <summary>Whole lives of tickets on the durable engine, on a clock that stands until it is moved.</summary>
public class TicketPromiseTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Ticket_NobodyAnswers_IsWarnedOfAtEachThresholdAndItsMissRecordedOnce()
    {
        await using var promises = await TestPromises.StartAsync();
        var ticket = await promises.FileAsync();
        Assert.Equal(["ticket-accepted", "ticket-assigned"], Templates(promises));

        await promises.App.AdvanceAsync(Duration.FromHours(4));
        Assert.Equal(("clock-warning-50-first-response", "hana"), Told(promises));
        await promises.App.AdvanceAsync(Duration.FromHours(2));
        Assert.Equal(("clock-warning-75-first-response", "hana lea"), Told(promises));
        await promises.App.AdvanceAsync(Duration.FromMinutes(71));
        Assert.Empty(promises.Offered());
        await promises.App.AdvanceAsync(Duration.FromMinutes(1));
        Assert.Equal(("clock-warning-90-first-response", "hana lea otto"), Told(promises));
        await promises.App.AdvanceAsync(Duration.FromMinutes(48));
        Assert.Equal(("clock-missed-first-response", "hana lea otto"), Told(promises));

        await promises.App.AdvanceAsync(Duration.FromDays(30));
        Assert.Empty(promises.Offered());
        Assert.Equal(ClockState.Missed, Assert.Single((await promises.App.TicketAsync(ticket.Id)).Clocks).State);
        Assert.Single(await promises.App.Tickets.TimelineAsync(ticket.Id), e => e.Type == TicketEvents.Missed);
        Assert.Equal(OrchestrationRuntimeStatus.Running, await promises.StatusAsync(ticket.Id));
        Assert.Empty(promises.App.Log.Warnings);
    }

    [Fact]
    public async Task Ticket_AnsweredInTime_IsMetAndNobodyIsWarned()
    {
        await using var promises = await TestPromises.StartAsync();
        var ticket = await promises.FileAsync(Severity.BusinessCritical);
        await promises.App.AdvanceAsync(Duration.FromMinutes(7));
        promises.Offered();

        ticket = await promises.ReplyAsync(ticket.Id);
        await promises.App.AdvanceAsync(Duration.FromDays(1));

        Assert.Equal(ClockState.Met, Assert.Single(ticket.Clocks).State);
        Assert.Equal(["ticket-reply"], Templates(promises));
    }

    [Fact]
    public async Task Ticket_AnsweredAndClosed_CostsAtMostTwelveActions()
    {
        await using var promises = await TestPromises.StartAsync();
        var ticket = await promises.FileAsync();
        await promises.App.AdvanceAsync(Duration.FromHours(1));
        await promises.ReplyAsync(ticket.Id);
        await promises.App.AdvanceAsync(Duration.FromHours(1));
        await promises.CloseAsync(ticket.Id);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, await promises.StatusAsync(ticket.Id));
        Assert.Equal(["ticket-accepted", "ticket-assigned", "ticket-closed", "ticket-reply"], Templates(promises));
        var cost = promises.Cost(ticket.Id);
        output.WriteLine($"{cost}");
        Assert.InRange(cost.Actions, 5, 12);
    }

    [Fact]
    public async Task Ticket_PendingForNinetyDays_HasAShortHistory()
    {
        var reminders = Enumerable.Range(1, 12).Select(n => Duration.FromDays(7 * n)).ToList();
        await using var promises = await TestPromises.StartAsync(TestCatalog.Policy with { PendingReminders = reminders, ClosePendingAfter = null });
        var ticket = await promises.FileAsync();
        await promises.ReplyAsync(ticket.Id);
        await promises.ChangeAsync(ticket.Id, (catalog, t, now) => TicketCommands.Pend(catalog, t, TestApp.Staff, "console", now));
        promises.Offered();

        await promises.App.AdvanceAsync(Duration.FromDays(90));

        Assert.Equal(12, promises.Offered().Count);
        var cost = promises.Cost(ticket.Id);
        output.WriteLine($"{cost}");
        Assert.InRange(cost.TotalHistoryEvents, 1, 199);
    }

    [Fact]
    public async Task Ticket_ReopenedAfterItsOrchestrationEnded_LivesAgain()
    {
        await using var promises = await TestPromises.StartAsync();
        var ticket = await promises.FileAsync();
        await promises.ReplyAsync(ticket.Id);
        await promises.CloseAsync(ticket.Id);
        promises.Offered();

        ticket = await promises.ChangeAsync(ticket.Id, (catalog, t, now) => TicketCommands.Reopen(catalog, t, TestApp.Staff, "console", "again", now));

        Assert.Equal(OrchestrationRuntimeStatus.Running, await promises.StatusAsync(ticket.Id));
        Assert.Equal(ticket.LastEvent, ticket.DecidedEvent);
    }

    [Fact]
    public async Task Ticket_WithMoreTurnsThanOneHistoryHolds_GoesOnAndMirrorsEachReplyOnce()
    {
        await using var promises = await TestPromises.StartAsync();
        var ticket = await promises.FileAsync();
        promises.Offered();

        foreach (var n in Enumerable.Range(0, 50))
        {
            await promises.ReplyAsync(ticket.Id, $"step {n}");
        }

        var offered = promises.Offered();
        Assert.Equal(50, offered.Count);
        Assert.Equal(50, offered.Distinct().Count());
        Assert.Equal(OrchestrationRuntimeStatus.Running, await promises.StatusAsync(ticket.Id));
    }

    [Fact]
    public async Task Changes_InABurst_AreAllDecidedOn()
    {
        await using var promises = await TestPromises.StartAsync();
        var ticket = await promises.FileAsync();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(n => Task.Run(() => promises.App.ReplyAsync(ticket.Id, promises.Client, $"reply {n}"))));
        await promises.App.Work.WhenIdleAsync();

        ticket = await promises.App.TicketAsync(ticket.Id);
        Assert.Equal(ticket.LastEvent, ticket.DecidedEvent);
        Assert.Equal(5, promises.Offered().Count(k => k.StartsWith("ticket-reply", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Provider_StumblesTwice_MessageArrivesWithinSeconds()
    {
        await using var promises = await TestPromises.StartAsync();
        promises.App.Email.Next.Enqueue(new DeliveryException("500", retryable: true));
        promises.App.Email.Next.Enqueue(new DeliveryException("500", retryable: true));
        var ticket = await promises.FileAsync();

        await promises.App.AdvanceAsync(Duration.FromSeconds(10));

        Assert.Empty(await promises.App.Tickets.UnsentAsync(ticket.Id));
        Assert.Equal(4, promises.Offered().Count);
    }

    [Fact]
    public async Task Provider_IsDownForAnHour_MessageArrivesSoonAfterAndWarningsWereNotHeldUp()
    {
        await using var promises = await TestPromises.StartAsync();
        promises.App.Email.Down = new DeliveryException("no connection", retryable: true);
        var ticket = await promises.FileAsync(Severity.ProductionImpacted);

        await promises.App.AdvanceAsync(Duration.FromMinutes(60));
        Assert.Contains(promises.App.Sms.Offered, m => m.Key.Contains("clock-missed", StringComparison.Ordinal));
        promises.App.Email.Down = null;
        promises.Offered();
        await promises.App.AdvanceAsync(Duration.FromMinutes(6));

        Assert.Empty(await promises.App.Tickets.UnsentAsync(ticket.Id));
        var offered = promises.Offered();
        Assert.Equal(offered.Distinct(), offered);
        Assert.Contains(offered, k => k.StartsWith("ticket-accepted", StringComparison.Ordinal));
    }

    static IEnumerable<string> Templates(TestPromises promises) => promises.Offered().Select(k => k.Split('.')[0]);

    static (string Template, string People) Told(TestPromises promises)
    {
        var keys = promises.Offered();
        var people = keys.Select(k => k.Split('.')[^1]).Order(StringComparer.Ordinal);
        Assert.All(people.GroupBy(p => p), p => Assert.Equal(2, p.Count()));
        return (Assert.Single(keys.Select(k => k.Split('.')[0]).Distinct()), string.Join(' ', people.Distinct()));
    }
}
