using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Orchestrations.Tests.Webhooks;

/// <summary>Where a subscription's feeds and log are, and that it does not matter to whom reads them.</summary>
public class FeedPlaceTests
{
    const string Hex = "0123456789abcdef";

    [Fact]
    public async Task Subscription_ToEverything_IsSpreadByTicket_AndItsLogIsOne()
    {
        await using var app = await new TestApp().StaffedAsync();
        var subscription = await app.SubscribeAsync(events: "*");
        var owed = new List<string>();
        for (var n = 0; n < 12; n++)
        {
            var ticket = await app.FileAsync(TestApp.Request($"form-{n}"));
            await app.AdvanceAsync(Duration.FromSeconds(1));
            await app.ReplyAsync(ticket.Id);
            await app.DecideAsync(ticket.Id);
            await app.DeliverAsync(new FeedId(subscription.Id, ticket.Id));
            owed.AddRange((await app.Tickets.TimelineAsync(ticket.Id)).Where(e => e.Public).Select(e => new FeedId(subscription.Id, ticket.Id).DeliveryOf(e.Number)));
        }

        Assert.Equal(owed, app.Receivers.Posts.Select(p => p.DeliveryId));

        // All of a ticket is in one part, and nothing of any is beside the subscription.
        var subjects = new List<string>();
        foreach (var part in Hex)
        {
            subjects.AddRange((await DeliveriesAsync(app, $"{subscription.Id}-{part}")).Select(d => d.Subject.Id).Distinct());
        }

        Assert.Equal((12, 12), (subjects.Count, subjects.Distinct().Count()));
        Assert.Empty(await DeliveriesAsync(app, subscription.Id));

        var listed = await PagesAsync(app, subscription.Id, status: null, size: 5);
        Assert.Equal(owed.Order(StringComparer.Ordinal), listed.Select(d => d.Id).Order(StringComparer.Ordinal));
        Assert.Equal(listed.Select(d => d.At).OrderDescending(), listed.Select(d => d.At));
        Assert.Empty((await app.Get<DeliveryLog>().ListAsync(subscription.Id, DeliveryState.Waiting, 5, continuation: null)).Items);
        await Assert.ThrowsAsync<RefusalException>(() => app.Get<DeliveryLog>().ListAsync(subscription.Id, null, 5, "?"));
    }

    [Fact]
    public async Task Feed_ThatBeganBesideItsSubscription_GoesOnThere()
    {
        await using var app = await new TestApp().StaffedAsync();
        var subscription = await app.SubscribeAsync();
        var (old, fresh) = (await RepliedAsync(app, "old"), await RepliedAsync(app, "new"));
        var feed = new FeedId(subscription.Id, old);
        var first = (await app.Tickets.TimelineAsync(old)).Single(e => e.Type == "replied");
        await WriteAsync(app, subscription.Id, feed, first, DeliveryState.Waiting);

        app.Receivers.Next.Enqueue(TestReceivers.Broken);
        await app.DeliverAsync(feed);
        await app.DeliverAsync(new FeedId(subscription.Id, fresh));

        Assert.Equal(old, Assert.Single(await DeliveriesAsync(app, subscription.Id)).Subject.Id);
        var waiting = Assert.Single(await PagesAsync(app, subscription.Id, DeliveryState.Waiting, size: 5));
        Assert.Equal((feed.DeliveryOf(first.Number), 2), (waiting.Id, waiting.Attempts.Count));
        Assert.Equal([fresh, old], (await PagesAsync(app, subscription.Id, status: null, size: 1)).Select(d => d.Subject.Id));

        await app.AdvanceAsync(Duration.FromMinutes(10));
        await app.DeliverAsync(feed);
        await app.Get<Replays>().ReplayAsync(app.Client, subscription.Id, waiting.Id);
        await app.DeliverAsync(feed);
        Assert.Equal([$"{first.Number} ticket.replied", $"{first.Number} ticket.replied"], app.Receivers.Events.Skip(1));
        Assert.Empty(await PagesAsync(app, subscription.Id, DeliveryState.Waiting, size: 5));

        // A month later nothing of either is left.
        await app.AdvanceAsync(Duration.FromDays(32));
        Assert.True(await app.Get<DeliveryLog>().CleanAsync(subscription, app.Now));
        Assert.Empty(await PagesAsync(app, subscription.Id, status: null, size: 5));
        Assert.DoesNotContain(await app.Rows.ListAsync(new RowRange(WebhookKind.Table, subscription.Id)), r => r.Key.StartsWith("feed-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Delivery_ThatTwoVersionsWrote_IsListedOnce()
    {
        await using var app = await new TestApp().StaffedAsync();
        var subscription = await app.SubscribeAsync();
        var ticket = await RepliedAsync(app, "form-1");
        var feed = new FeedId(subscription.Id, ticket);
        await app.DeliverAsync(feed);
        await WriteAsync(app, subscription.Id, feed, (await app.Tickets.TimelineAsync(ticket)).Single(e => e.Type == "replied"), DeliveryState.Failed);

        Assert.Equal(DeliveryState.Delivered, Assert.Single(await PagesAsync(app, subscription.Id, status: null, size: 5)).Status);
    }

    [Fact]
    public async Task Log_OfVeryMany_IsClearedInSteps()
    {
        await using var app = await new TestApp().StaffedAsync();
        var subscription = await app.SubscribeAsync();
        var ticket = await RepliedAsync(app, "form-1");
        var (before, part) = (app.Now - Duration.FromDays(31), $"{subscription.Id}-0");
        var content = Json.Write(Delivery(new FeedId(subscription.Id, ticket), (await app.Tickets.TimelineAsync(ticket))[0] with { At = before }, DeliveryState.Delivered));
        for (var batch = 0; batch < 3; batch++)
        {
            var numbers = Enumerable.Range(batch * 100, 100);
            await app.Rows.CommitAsync(WebhookKind.Table, part, [.. numbers.Select(n => new RowChange.Insert($"log-{Descending(before)}-{ticket}-{n:D8}", content))]);
        }

        Assert.False(await app.Get<DeliveryLog>().CleanAsync(subscription, app.Now, most: 200));
        Assert.NotEmpty(await DeliveriesAsync(app, part));
        Assert.True(await app.Get<DeliveryLog>().CleanAsync(subscription, app.Now, most: 200));
        Assert.Empty(await DeliveriesAsync(app, part));
    }

    static async Task<string> RepliedAsync(TestApp app, string externalId)
    {
        var ticket = await app.FileAsync(TestApp.Request(externalId));
        await app.AdvanceAsync(Duration.FromSeconds(1));
        await app.ReplyAsync(ticket.Id);
        await app.DecideAsync(ticket.Id);
        return ticket.Id;
    }

    static async Task<IReadOnlyList<WebhookDelivery>> PagesAsync(TestApp app, string subscription, DeliveryState? status, int size)
    {
        var all = new List<WebhookDelivery>();
        for (string? continuation = null; ;)
        {
            var page = await app.Get<DeliveryLog>().ListAsync(subscription, status, size, continuation);
            all.AddRange(page.Items);
            if ((continuation = page.Next) is null)
            {
                return all;
            }

            Assert.Equal(size, page.Items.Count);
        }
    }

    static async Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(TestApp app, string partition) =>
        [.. (await app.Rows.ListAsync(new RowRange(WebhookKind.Table, partition, "log-", "log."))).Select(r => Json.Read<WebhookDelivery>(r.Content))];

    /// <summary>A feed as versions up to 0.5 kept it: tried once, beside the subscription.</summary>
    static async Task WriteAsync(TestApp app, string subscription, FeedId feed, TimelineEvent happened, DeliveryState status)
    {
        var key = $"{Descending(happened.At)}-{feed.SubjectId}-{happened.Number:D8}";
        await app.Rows.CommitAsync(WebhookKind.Table, subscription,
        [
            new RowChange.Insert($"feed-{feed.SubjectId}", Json.Write(new Feed(0, [], null, app.Now))),
            new RowChange.Insert($"log-{key}", Json.Write(Delivery(feed, happened, status))),
            new RowChange.Insert($"{(status == DeliveryState.Waiting ? "waiting" : "failed")}-{key}", "{}"),
        ]);
    }

    static WebhookDelivery Delivery(FeedId feed, TimelineEvent happened, DeliveryState status) =>
        new(feed.DeliveryOf(happened.Number), "ticket.replied", new WebhookSubject("ticket", feed.SubjectId, "acme"), happened.Number, happened.At, status, happened.At)
        {
            Attempts = [new DeliveryAttempt(happened.At, 500, "answered 500", 1, null)],
        };

    static string Descending(Instant at) => $"{999_999_999_999_999 - at.ToUnixTimeMilliseconds():D15}";
}
