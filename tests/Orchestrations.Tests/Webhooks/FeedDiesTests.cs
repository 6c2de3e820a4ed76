using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Orchestrations.Tests.Webhooks;

/// <summary>The process dies at each commit on an event's way to its subscriber. Nobody says anything after it but the auditor.</summary>
public class FeedDiesTests
{
    public static TheoryData<string, string, bool> Deaths => new()
    {
        // The decision: before and after it is named in the diary, and before and after it is written.
        { "attention", "feed-", true },
        { "attention", "feed-", false },
        { TicketKind.Table, TicketKind.Value.Kind, true },
        { TicketKind.Table, TicketKind.Value.Kind, false },
        // The attempt: before and after it is written.
        { WebhookKind.Table, "feed-", true },
        { WebhookKind.Table, "feed-", false },
    };

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task Event_WhenTheProcessDies_IsDeliveredAllTheSame(string table, string key, bool before)
    {
        await using var app = await new TestApp().StaffedAsync();
        var subscription = await app.SubscribeAsync();
        var ticket = await app.FileAndDecideAsync();
        var feed = new FeedId(subscription.Id, ticket.Id);
        await app.DecideWebhookAsync(subscription.Id);
        await app.ReplyAsync(ticket.Id, body: "one");
        bool Fits(RowChange change) => change.Key.Contains(key, StringComparison.Ordinal) && change is not RowChange.Delete;
        if (before)
        {
            app.Rows.DieBefore(table, Fits);
        }
        else
        {
            app.Rows.DieAfter(table, Fits);
        }

        await DiesAsync(async () =>
        {
            await app.DecideAsync(ticket.Id);
            await app.DeliverAsync(feed);
        });

        // A new process: nothing runs, until the auditor looks. What it starts runs to its end.
        for (var minute = 0; minute < 3; minute++)
        {
            app.Client.Instances.Clear();
            await app.AdvanceAsync(Duration.FromMinutes(1));
            await app.AuditAsync();
            foreach (var name in app.Client.Instances.Keys)
            {
                await (name == feed.Name ? app.DeliverAsync(feed) : name.StartsWith("ticket-", StringComparison.Ordinal) ? app.DecideAsync(ticket.Id) : app.DecideWebhookAsync(subscription.Id));
            }
        }

        Assert.Equal(await app.OwedAsync(ticket.Id), app.Receivers.Events.Distinct());
        Assert.InRange(app.Receivers.Events.Count, 1, table == WebhookKind.Table && before ? 2 : 1);
        Assert.Single(app.Receivers.Posts.Select(p => p.DeliveryId).Distinct());
        Assert.Empty(await FeedAlarmsAsync(app));
    }

    [Fact]
    public async Task Nudge_ThatIsLost_IsMadeUpForByTheAuditor()
    {
        await using var app = await new TestApp().StaffedAsync();
        var subscription = await app.SubscribeAsync();
        var ticket = await app.FileAndDecideAsync();
        await app.DecideWebhookAsync(subscription.Id);
        await app.ReplyAsync(ticket.Id);
        app.Client.Fault = new InvalidOperationException("no connection");
        await app.DecideAsync(ticket.Id);
        app.Client.Fault = null;

        await app.AdvanceAsync(Duration.FromMinutes(1));

        Assert.Contains("'replied'", Assert.Single(await FeedAlarmsAsync(app)), StringComparison.Ordinal);
        Assert.Contains(new FeedId(subscription.Id, ticket.Id).Name, app.Client.Started);
    }

    [Fact]
    public async Task Pause_WhenTheProcessDies_LosesNothingThatHappenedMeanwhile()
    {
        await using var app = await new TestApp().StaffedAsync();
        var subscription = await app.SubscribeAsync();
        var ticket = await app.FileAndDecideAsync();
        await app.EditAsync(subscription.Id, new WebhookWish(null, null, null, Paused: true));
        await app.DecideWebhookAsync(subscription.Id);
        await app.ReplyAsync(ticket.Id);
        app.Rows.DieAfter(TicketKind.Table, change => change.Key == TicketKind.Value.Kind);
        await DiesAsync(() => app.DecideAsync(ticket.Id));

        var feed = new FeedId(subscription.Id, ticket.Id);
        await app.AdvanceAsync(Duration.FromMinutes(1));
        await app.AuditAsync();
        await app.DeliverAsync(feed);
        Assert.Empty(app.Receivers.Posts);
        app.Client.Instances.Clear();
        await app.EditAsync(subscription.Id, new WebhookWish(null, null, null, Paused: false));
        await app.DecideWebhookAsync(subscription.Id);

        Assert.Contains(feed.Name, app.Client.Instances.Keys);
        await app.DeliverAsync(feed);
        Assert.Equal(await app.OwedAsync(ticket.Id), app.Receivers.Events);
    }

    [Fact]
    public async Task Replay_WhileItsDeliveryIsUnderWay_ComesAgain()
    {
        await using var app = await new TestApp().StaffedAsync();
        var subscription = await app.SubscribeAsync();
        var ticket = await app.FileAndDecideAsync();
        await app.ReplyAsync(ticket.Id, body: "one");
        await app.DecideAsync(ticket.Id);
        var feed = new FeedId(subscription.Id, ticket.Id);
        await app.DeliverAsync(feed);
        await app.ReplyAsync(ticket.Id, body: "two");
        await app.DecideAsync(ticket.Id);
        var first = app.Receivers.Posts.First().DeliveryId;
        app.Receivers.BeforeAnswer = async () =>
        {
            app.Receivers.BeforeAnswer = null;
            await app.Get<Replays>().ReplayAsync(app.Client, subscription.Id, first);
        };

        await app.DeliverAsync(feed);

        var owed = await app.OwedAsync(ticket.Id);
        Assert.Equal([owed[0], owed[1], owed[0]], app.Receivers.Events);
    }

    /// <summary>The ticket's own messages are not sent here, which the auditor says, too.</summary>
    static async Task<IEnumerable<string>> FeedAlarmsAsync(TestApp app) => (await app.AuditAsync()).Alarms.Where(a => a.StartsWith("feed-", StringComparison.Ordinal));

    static async Task DiesAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (ProcessDiedException)
        {
            return;
        }

        Assert.Fail("Nobody came by where the process was to die.");
    }
}
