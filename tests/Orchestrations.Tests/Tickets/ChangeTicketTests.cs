using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Tests.Tickets;

public class ChangeTicketTests
{
    [Fact]
    public async Task Changes_ByTwentyPeopleAtOnce_AllHappen()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => app.ReplyAsync(ticket.Id, body: $"reply {n}"))));

        var timeline = await app.Tickets.TimelineAsync(ticket.Id);
        Assert.Equal(20, timeline.Where(e => e.Type == TicketEvents.Replied).Select(e => e.Body).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, timeline.Count), timeline.Select(e => e.Number));
    }

    [Fact]
    public async Task Change_OutrunByAnother_IsDecidedAnew()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        app.Rows.Before = async (table, _) =>
        {
            if (table == TicketKind.Table)
            {
                app.Rows.Before = null;
                await app.ReplyAsync(ticket.Id, body: "first");
            }
        };

        await app.ReplyAsync(ticket.Id, body: "second");

        var replies = (await app.Tickets.TimelineAsync(ticket.Id)).Where(e => e.Type == TicketEvents.Replied);
        Assert.Equal(["first", "second"], replies.Select(e => e.Body));
    }

    [Fact]
    public async Task Change_OfACopyThatIsOutOfDate_IsRefused()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        var seen = (await app.Tickets.FindAsync(ticket.Id))!.ETag;
        await app.ReplyAsync(ticket.Id);

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => app.Get<ChangePromise<Ticket>>().ApplyAsync(
            app.Client, ticket.Id, seen, (t, now) => TicketCommands.Assign(t, TestApp.Staff, "console", "hana", null, now)));

        Assert.Equal(RefusalKind.PreconditionFailed, refusal.Kind);
    }

    [Fact]
    public async Task Change_OfTheCopyThatIsThere_HappensAndGivesTheNextETag()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        var seen = (await app.Tickets.FindAsync(ticket.Id))!.ETag;

        var after = await app.Get<ChangePromise<Ticket>>().ApplyAsync(
            app.Client, ticket.Id, seen, (t, now) => TicketCommands.Assign(t, TestApp.Staff, "console", "hana", null, now));

        Assert.Equal("hana", after.State.AssigneeId);
        Assert.Equal((await app.Tickets.FindAsync(ticket.Id))!.ETag, after.ETag);
        Assert.Equal(($"ticket-{ticket.Id}", "changed"), Assert.Single(app.Client.Raised));
    }

    [Theory]
    [InlineData("t0000000000000000")]
    [InlineData("../../etc")]
    [InlineData("")]
    public async Task Change_OfNoTicket_IsNotFound(string id)
    {
        await using var app = new TestApp();

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => app.ReplyAsync(id));

        Assert.Equal(RefusalKind.NotFound, refusal.Kind);
    }

    [Fact]
    public async Task Change_WhileTheEngineIsDown_IsKept()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        app.Client.Fault = new TimeoutException("no answer");

        await app.ReplyAsync(ticket.Id);

        Assert.Contains(await app.Tickets.TimelineAsync(ticket.Id), e => e.Type == TicketEvents.Replied);
        Assert.Equal(2001, Assert.Single(app.Log.Warnings).Id);
    }

    [Fact]
    public async Task Change_AfterTheOrchestrationEnded_StartsItAnew()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        app.Client.Instances[$"ticket-{ticket.Id}"] = Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Completed;

        await app.ReplyAsync(ticket.Id);

        Assert.Equal(2, app.Client.Started.Count);
        Assert.Empty(app.Client.Raised);
    }

    [Fact]
    public async Task Merge_CutShortBetweenTheTwo_IsFinishedByTheNext()
    {
        await using var app = await new TestApp().StaffedAsync();
        var (duplicate, kept) = (await app.FileAsync(), await app.FileAsync(TestApp.Request("form-2")));
        Task<Stored<Ticket>> Merge() => app.Get<MergeTickets>().ApplyAsync(app.Client, duplicate.Id, kept.Id, TestApp.Staff, "console");
        app.Rows.DieAfter(TicketKind.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(Merge);

        await Merge();
        await Merge();

        var merged = await app.TicketAsync(duplicate.Id);
        Assert.Equal((TicketStatus.Closed, kept.Id), (merged.Status, merged.MergedInto));
        Assert.Equal([duplicate.Id], (await app.TicketAsync(kept.Id)).MergedFrom);
        Assert.Single(await app.Tickets.TimelineAsync(kept.Id), e => e.Type == TicketEvents.Merged);
        Assert.Single(await app.Tickets.TimelineAsync(duplicate.Id), e => e.Type == TicketEvents.Merged);
    }

    [Fact]
    public async Task Change_RepeatedUnderTheSameName_HappensOnceAlsoWhenRepeatedAtOnceOrWithAnOldETag()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        var seen = (await app.Tickets.FindAsync(ticket.Id))!.ETag;
        Task<Stored<Ticket>> ReplyAsync(string? ifMatch, string once) => app.Get<ChangePromise<Ticket>>().ApplyAsync(
            app.Client, ticket.Id, ifMatch, (t, now) => TicketCommands.Reply(app.Get<Catalog>(), t, TestApp.Staff, "api", "Try again, please.", true, now), once);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ReplyAsync(seen, "one"))));
        await ReplyAsync(seen, "one");
        await ReplyAsync(null, "two");

        Assert.Equal(2, (await app.Tickets.TimelineAsync(ticket.Id)).Count(e => e.Type == TicketEvents.Replied));
    }

    [Fact]
    public async Task TwoTickets_MergedIntoEachOtherAtOnce_OneGoesOn()
    {
        await using var app = await new TestApp().StaffedAsync();
        var (one, two) = (await app.FileAsync(TestApp.Request("form-1")), await app.FileAsync(TestApp.Request("form-2")));
        var merging = app.Get<MergeTickets>();
        // The other merge has told its ticket when this one tells its own.
        app.Rows.Before = async (table, _) =>
        {
            if (table == TicketKind.Table)
            {
                app.Rows.Before = null;
                app.Rows.DieAfter(TicketKind.Table);
                await Assert.ThrowsAsync<ProcessDiedException>(() => merging.ApplyAsync(app.Client, two.Id, one.Id, TestApp.Staff, "api"));
            }
        };

        var first = await RefusedAsync(() => merging.ApplyAsync(app.Client, one.Id, two.Id, TestApp.Staff, "api"));
        var second = await RefusedAsync(() => merging.ApplyAsync(app.Client, two.Id, one.Id, TestApp.Staff, "api"));

        Assert.True(first ^ second);
        var closed = new[] { await app.TicketAsync(one.Id), await app.TicketAsync(two.Id) }.Count(t => t.Status == TicketStatus.Closed);
        Assert.Equal(1, closed);
    }

    static async Task<bool> RefusedAsync(Func<Task> act) => await Record.ExceptionAsync(act) is RefusalException;
}
