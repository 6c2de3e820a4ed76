using NodaTime;
using SupportFlows.Domain.Delivery;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Delivery;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Delivery;

public class BundleTests
{
    static readonly Duration Minute = Duration.FromMinutes(1);

    [Fact]
    public async Task Twenty_PagesAtOnce_AreOneTextAndOneBundle_WithOneCodeForAll()
    {
        await using var app = new TestApp();
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => app.OwesAsync($"p{n:D2}")));

        await Task.WhenAll(pages.Select(app.OfferAsync));
        var first = Assert.Single(app.Sms.Offered);
        await app.AdvanceAsync(Minute);
        await Task.WhenAll(pages.Select(p => app.OfferDueAsync([p])));
        await app.AdvanceAsync(Duration.FromSeconds(5));
        await app.OfferDueAsync(pages);

        Assert.Equal(2, app.Sms.Offered.Count);
        var bundle = app.Sms.Offered.Last();
        Assert.StartsWith("19 incidents: p", bundle.Body);
        Assert.EndsWith(" Reply 1a ack, 1e escalate, 1c close", bundle.Body);
        var others = pages.Select(p => p.Partition).Where(p => !first.Key.Contains(p, StringComparison.Ordinal));
        Assert.Equal(others, LineCodes.Resolve(await app.Get<Lines>().FindAsync(Channel.Sms, PhoneStory.Number), "1a", []).Pages);
        foreach (var page in pages)
        {
            Assert.Equal(OutboxStatus.Sent, (await app.RowAsync(page)).Status);
            Assert.Empty(await app.Get<Outbox>().UnsentAsync("pages", page.Partition));
        }
    }

    [Fact]
    public async Task Bundle_IsInTheLogOnce_WithTheWordsThatWereSent()
    {
        await using var app = new TestApp();
        var (_, one, two) = await app.BusyAsync();
        await app.AdvanceAsync(Minute);
        await app.OfferDueAsync([one, two]);

        var log = await app.Get<SentLog>().ListAsync(PhoneStory.Number, null);

        Assert.Equal(["p0 is down. Reply 1a ack", "2 incidents: p1 is down; p2 is down. Reply 1a ack, 1e escalate, 1c close"], log.Select(m => m.Body));
        Assert.Equal(one.Key, (await app.RowAsync(two)).CarriedBy);
    }

    [Fact]
    public async Task Bundle_ThatIsUndelivered_FailsForEveryPageInIt()
    {
        await using var app = new TestApp();
        var (told, one, two) = await app.BusyAsync();
        await app.AdvanceAsync(Minute);
        await app.OfferDueAsync([one, two]);

        var concerned = await app.HearAsync(one, DeliveryStatus.Failed, "30003 Unreachable destination handset");

        Assert.Equal(["page-p1", "page-p2"], concerned);
        foreach (var page in new[] { one, two })
        {
            var row = await app.RowAsync(page);
            Assert.Equal((OutboxStatus.Failed, "30003 Unreachable destination handset"), (row.Status, row.Error));
            Assert.True(await app.IsFailureOpenAsync(page));
        }

        Assert.Equal(OutboxStatus.Sent, (await app.RowAsync(told)).Status);
    }

    [Fact]
    public async Task Page_AnsweredWhileItWaited_IsNotInTheBundle()
    {
        await using var app = new TestApp();
        var (_, one, two) = await app.BusyAsync();
        await app.Get<Outbox>().RetractAsync([two], app.Now);
        await app.AdvanceAsync(Minute);
        await app.OfferDueAsync([one, two]);

        Assert.Equal("p1 is down. Reply 1a ack", Assert.Single(app.Sms.Offered).Body);
        Assert.Equal(OutboxStatus.Withdrawn, (await app.RowAsync(two)).Status);
    }

    [Fact]
    public async Task Carrier_Refused_LeavesThoseItCarriedToGoOnTheirOwn()
    {
        await using var app = new TestApp();
        var (_, one, two) = await app.BusyAsync();
        await app.AdvanceAsync(Minute);
        app.Sms.Next.Enqueue(new DeliveryException("400", retryable: false));
        await app.OfferDueAsync([one, two]);

        Assert.Equal(OutboxStatus.Failed, (await app.RowAsync(one)).Status);
        Assert.Equal(OutboxStatus.Sent, (await app.RowAsync(two)).Status);
        Assert.Equal("p2 is down. Reply 1a ack", app.Sms.Offered.Last().Body);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Carrier_DiedAfterTheProviderTookIt_TheOthersHearThatTheyWereTold(bool noted)
    {
        await using var app = new TestApp();
        app.Sms.CanFind = true;
        var (_, one, two) = await app.BusyAsync();
        await app.AdvanceAsync(Minute);
        Kill(app, noted ? two : one);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.OfferAsync(one));

        await app.OfferAsync(two);
        await app.AdvanceAsync(Duration.FromSeconds(5));
        await app.OfferDueAsync([one, two]);
        await app.AdvanceAsync(Duration.FromSeconds(5));
        await app.OfferDueAsync([one, two]);

        Assert.Single(app.Sms.Offered);
        Assert.Equal((OutboxStatus.Sent, one.Key), ((await app.RowAsync(two)).Status, (await app.RowAsync(two)).CarriedBy));
        Assert.Equal(OutboxStatus.Sent, (await app.RowAsync(one)).Status);
    }

    [Fact]
    public async Task Carrier_ThatNeverComesBack_IsNotWaitedForLongerThanHalfAMinute()
    {
        await using var app = new TestApp();
        var (_, one, two) = await app.BusyAsync();
        await app.AdvanceAsync(Minute);
        app.Rows.DieAfter("lines");
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.OfferAsync(one));

        for (var seconds = 0; seconds <= 30; seconds += 5)
        {
            await app.OfferDueAsync([two]);
            await app.AdvanceAsync(Duration.FromSeconds(5));
        }

        Assert.Equal("p2 is down. Reply 1a ack", Assert.Single(app.Sms.Offered).Body);
        Assert.True(await app.OfferAsync(one) || (await app.RowAsync(one)).NextAttemptAt > app.Now);
    }

    [Fact]
    public async Task Mail_BundlesTheWholeWords_SoThatEveryLinkIsThere()
    {
        await using var app = new TestApp();
        await app.OfferAsync(await app.OwesAsync("p0", Channel.Email));
        var waiting = new[] { await app.OwesAsync("p1", Channel.Email), await app.OwesAsync("p2", Channel.Email, important: false) };
        await app.OfferDueAsync(waiting);
        await app.AdvanceAsync(Minute);
        await app.OfferDueAsync(waiting);

        var mail = app.Email.Offered.Last();
        Assert.Equal("2 incidents: p1 is down; p2 is down", mail.Subject);
        Assert.Contains("p1 is down. Reply 1a ack\n\n----\n\np2 is down. Reply 1a ack", mail.Body);
    }

    static void Kill(TestApp app, MessageAddress writing) => app.Rows.DieBefore(
        "pages", c => c is RowChange.Replace { Content: var content } && c.Key == $"message-{writing.Key}" && content.Contains("\"status\":\"sent\"", StringComparison.Ordinal));
}
