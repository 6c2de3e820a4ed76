using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Embedded.DurableTask;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Orchestrations.Tests.Webhooks;

/// <summary>On the durable engine: what a subscriber costs, and what it costs to have none.</summary>
public class FeedCostTests
{
    [Fact]
    public async Task Ticket_ThatIsSubscribedTo_CostsItsOwnPromiseNothing()
    {
        await using var promises = await TestPromises.StartAsync();
        var alone = await LifeAsync(promises);
        var subscription = await promises.App.SubscribeAsync(promises.Client, events: "*");
        var watched = await LifeAsync(promises);

        Assert.Equal(promises.Cost(alone).Actions, promises.Cost(watched).Actions);
        Assert.DoesNotContain(promises.App.Receivers.Posts, p => p.DeliveryId.Contains(alone, StringComparison.Ordinal));
        var shown = (await promises.App.Tickets.TimelineAsync(watched)).Where(e => e.Public).Select(e => $"{e.Number} ticket.{e.Type}");
        Assert.Equal(shown, promises.App.Receivers.Events);

        // Three groups of events an hour apart: for each a start, a decision, a minute's wait and a last look.
        var feed = promises.App.Get<DurableTaskHistory>().Cost(new FeedId(subscription.Id, watched).Name);
        Assert.InRange(feed.Actions, 2, 6);
        Assert.Empty(promises.App.Log.Warnings);
    }

    [Fact]
    public async Task Decision_WithoutSubscriptions_WritesNothingForThem()
    {
        await using var app = await new TestApp().StaffedAsync();
        var written = new List<string>();
        app.Rows.After = (table, changes) =>
        {
            written.AddRange(changes.Select(c => $"{table} {c.Key}"));
            return Task.CompletedTask;
        };
        await app.FileAndDecideAsync();

        Assert.NotEmpty(written);
        Assert.DoesNotContain(written, w => w.Contains("feed-", StringComparison.Ordinal) || w.StartsWith("webhook", StringComparison.Ordinal));
    }

    [Fact]
    public void Receiver_ThatDoesNotAnswer_TakesUpTwoActivitiesAtMost()
    {
        var gate = new FeedGate();

        Assert.All(Enumerable.Range(0, 100), _ => Assert.NotNull(gate.TryEnter("healthy", isFailing: false)));
        var places = Enumerable.Range(0, 10).SelectMany(n => Enumerable.Range(0, 3).Select(_ => gate.TryEnter($"w{n}", isFailing: true))).ToList();
        Assert.Equal([true, true, false, true, true, false], places.Take(6).Select(p => p is not null));
        Assert.Equal(8, places.OfType<IDisposable>().Count());
        places[0]!.Dispose();
        Assert.NotNull(gate.TryEnter("w9", isFailing: true));
        Assert.Null(gate.TryEnter("w9", isFailing: true));
    }

    static async Task<string> LifeAsync(TestPromises promises)
    {
        var ticket = (await promises.App.FileAsync(TestApp.Request(externalId: $"n-{promises.App.Now}", severity: Severity.General), promises.Client)).Id;
        await promises.App.AdvanceAsync(Duration.FromHours(1));
        await promises.ReplyAsync(ticket);
        await promises.App.AdvanceAsync(Duration.FromHours(1));
        await promises.CloseAsync(ticket);
        await promises.App.AdvanceAsync(Duration.FromHours(1));
        return ticket;
    }
}
