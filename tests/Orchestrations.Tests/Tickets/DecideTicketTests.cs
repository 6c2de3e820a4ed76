using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Tests.Tickets;

public class DecideTicketTests
{
    [Fact]
    public async Task Decision_OnANewTicket_AcknowledgesAssignsAndSleepsUntilTheFirstWarning()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();

        var step = await app.DecideAsync(ticket.Id);

        Assert.Equal("hana", (await app.TicketAsync(ticket.Id)).AssigneeId);
        Assert.Equal(2, step.Send.Count);
        Assert.Equal((app.Now + Duration.FromHours(4)).ToDateTimeUtc(), step.WakeAt);
        Assert.Equal(DateTimeKind.Utc, step.WakeAt!.Value.Kind);
        Assert.False(step.Finished);
    }

    [Fact]
    public async Task Decision_Repeated_OffersTheSameMessagesAndWritesNothing()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        var first = await app.DecideAsync(ticket.Id);
        var etag = (await app.Tickets.FindAsync(ticket.Id))!.ETag;

        var again = await app.DecideAsync(ticket.Id);

        Assert.Equal(first.Send.Order(ByKey), again.Send.Order(ByKey));
        Assert.Equal(first.WakeAt, again.WakeAt);
        Assert.Equal(etag, (await app.Tickets.FindAsync(ticket.Id))!.ETag);
    }

    [Fact]
    public async Task Decision_OutrunByAReply_DecidesOnTheReplyToo()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        app.Rows.Before = async (table, changes) =>
        {
            if (table == TicketKind.Table)
            {
                app.Rows.Before = null;
                await app.ReplyAsync(ticket.Id);
            }
        };

        var step = await app.DecideAsync(ticket.Id);

        var decided = await app.TicketAsync(ticket.Id);
        Assert.Equal(decided.LastEvent, decided.DecidedEvent);
        Assert.Equal(ClockState.Met, Assert.Single(decided.Clocks).State);
        Assert.Null(step.WakeAt);
        Assert.Contains(step.Send, m => m.Key.Contains("ticket-reply", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("attention")]
    [InlineData("ticketindex")]
    [InlineData(TicketKind.Table)]
    public async Task Process_DiedAroundTheBatch_NextDecisionFinishesIt(string table)
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        app.Rows.DieBefore(table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.DecideAsync(ticket.Id));
        app.Rows.DieAfter(table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.DecideAsync(ticket.Id));

        await app.SendAsync(await app.DecideAsync(ticket.Id));

        Assert.Equal(2, app.Email.Offered.Select(m => m.Key).Distinct().Count());
        Assert.Equal(2, app.Email.Offered.Count);
        Assert.Equal([ticket.Id], (await app.Get<TicketLists>().ListAsync(new TicketFilter(AssigneeId: "hana"), null, null)).Items.Select(t => t.Id));
        await app.AdvanceAsync(Duration.FromMinutes(1));
        Assert.Empty((await app.AuditAsync()).Alarms);
    }

    [Fact]
    public async Task Decision_WithMoreMessagesThanABatchTakes_LosesNone()
    {
        await using var app = await new TestApp().StaffedAsync();
        foreach (var n in Enumerable.Range(0, 150))
        {
            await app.Get<People>().PutAsync(TestApp.Person($"oncall-{n}", tier: null, PersonRole.OnCall) with { Phone = $"+49302{n:D6}" });
        }

        var ticket = await app.FileAsync(TestApp.Request(severity: Severity.BusinessCritical));
        var step = await app.DecideAsync(ticket.Id);

        Assert.Equal(151 + 2, step.Send.Select(m => m.Key).Distinct().Count());
    }

    [Fact]
    public async Task Process_DiedBeforeMessagesWereUnpacked_NextDecisionUnpacksThem()
    {
        await using var app = await new TestApp().StaffedAsync();
        foreach (var n in Enumerable.Range(0, 150))
        {
            await app.Get<People>().PutAsync(TestApp.Person($"oncall-{n}", tier: null, PersonRole.OnCall) with { Phone = $"+49302{n:D6}" });
        }

        var ticket = await app.FileAsync(TestApp.Request(severity: Severity.BusinessCritical));
        app.Rows.DieBefore(TicketKind.Table, c => c is RowChange.Delete { Key: var key } && key.StartsWith("spill-", StringComparison.Ordinal));
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.DecideAsync(ticket.Id));

        var step = await app.DecideAsync(ticket.Id);

        Assert.Equal(151 + 2, step.Send.Select(m => m.Key).Distinct().Count());
    }

    [Fact]
    public async Task Message_WhoseKeyWasUsed_IsNotSentAgainAndHoldsNothingUp()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        await app.SendAsync(await app.DecideAsync(ticket.Id));
        var stored = (await app.Tickets.FindAsync(ticket.Id))!;
        await app.Tickets.SaveAsync(stored, new Change<Ticket>(stored.State with { DecidedEvent = 0, AssigneeId = null }, []), []);

        var step = await app.DecideAsync(ticket.Id);

        Assert.DoesNotContain(step.Send, m => m.Key.Contains("ticket-accepted", StringComparison.Ordinal));
        Assert.Contains(app.Log.Warnings, w => w.Id == 2301);
        Assert.Equal(app.Email.Offered.Count, app.Email.Offered.Select(m => m.Key).Distinct().Count());
    }

    [Fact]
    public async Task Message_WhoseKeyWasUsed_HoldsUpNoneOfMoreThanOneBatchTakes()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        var ann = new Recipient(null, "Ann", "ann@acme.example", "en", "Etc/UTC");
        var data = new Dictionary<string, string?> { ["ticketId"] = ticket.Id, ["subject"] = "Uploads", ["body"] = "Soon.", ["from"] = "Tom" };
        await OweAsync("used");

        var step = await OweAsync([.. Enumerable.Range(0, 60).Select(n => $"new-{n}"), "used"]);

        Assert.Equal(60, step.Send.Count(m => m.Key.Contains(".new-", StringComparison.Ordinal)));
        Assert.Contains(app.Log.Warnings, w => w.Id == 2301);

        Task<PromiseStep> OweAsync(params string[] keys) => app.Get<DecidePromise<Ticket>>().RunAsync(
            app.Client,
            ticket.Id,
            s => Task.FromResult(new Outcome<Ticket>(s.State, [], [.. keys.Select(k => new Notice($"{ticket.Id}.{k}", Domain.Notifications.Templates.TicketReply, Channel.Email, ann, data))], Finished: false)));
    }

    [Fact]
    public async Task Decision_ForATicketThatWasNeverSaved_IsFinished()
    {
        await using var app = new TestApp();

        var step = await app.DecideAsync("t0000000000000000");

        Assert.True(step.Finished);
    }

    [Fact]
    public async Task Decision_WithAMessageToRetryLater_WakesForIt()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        var step = await app.DecideAsync(ticket.Id);
        app.Email.Next.Enqueue(new DeliveryException("busy", retryable: true, TimeSpan.FromMinutes(7)));
        await app.SendAsync(step);

        var next = await app.DecideAsync(ticket.Id);

        Assert.Empty(next.Send);
        Assert.Equal((app.Now + Duration.FromMinutes(7)).ToDateTimeUtc(), next.WakeAt);
    }

    static readonly IComparer<MessageAddress> ByKey = Comparer<MessageAddress>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));
}
