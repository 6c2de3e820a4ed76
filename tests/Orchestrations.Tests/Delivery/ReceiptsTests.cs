using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tests.Harness;


namespace SupportFlows.Orchestrations.Tests.Delivery;

/// <summary>Receipts come late, twice, out of order, and sometimes before the provider's own answer.</summary>
public class ReceiptsTests
{
    [Fact]
    public async Task Message_Undelivered_IsAFailureThatTheNextDecisionHearsOfOnce()
    {
        await using var app = new TestApp();
        var message = await SentAsync(app);

        Assert.Equal(["page-p1"], await app.HearAsync(message, DeliveryStatus.Failed, "30005 Unknown destination handset"));
        Assert.True(await app.IsFailureOpenAsync(message));
        await NoteAsync(app, message);
        await app.AdvanceAsync(Duration.FromSeconds(1));
        await app.HearAsync(message, DeliveryStatus.Failed, "30005 Unknown destination handset");

        Assert.False(await app.IsFailureOpenAsync(message));
        Assert.False(await app.OfferAsync(message));
        Assert.Single(app.Sms.Offered);
    }

    [Fact]
    public async Task Failure_IsInTheAuditorsDiaryBeforeItIsWritten()
    {
        await using var app = new TestApp();
        var message = await SentAsync(app);
        app.Rows.DieBefore("pages");

        await Assert.ThrowsAsync<ProcessDiedException>(() => app.HearAsync(message, DeliveryStatus.Failed));

        var due = await app.Get<Attention>().OverdueAsync(app.Now + Duration.FromMinutes(1), default);
        Assert.Equal("page-p1", Assert.Single(due).Id);
    }

    [Fact]
    public async Task Receipts_InAnyOrder_EndAlike()
    {
        var all = new[] { DeliveryStatus.Queued, DeliveryStatus.Sent, DeliveryStatus.Failed, DeliveryStatus.Delivered };
        foreach (var order in new[] { all, [.. all.Reverse()], [all[3], all[0], all[2], all[1], all[3]] })
        {
            await using var app = new TestApp();
            var message = await SentAsync(app);
            foreach (var status in order)
            {
                await app.HearAsync(message, status, status is DeliveryStatus.Failed ? "30008" : null);
            }

            var row = await app.RowAsync(message);
            Assert.Equal((OutboxStatus.Sent, DeliveryStatus.Delivered, null), (row.Status, row.Receipt?.Status, row.Error));
            Assert.False(await app.IsFailureOpenAsync(message));
        }
    }

    [Fact]
    public async Task Receipt_BeforeTheProvidersAnswer_LosesNothing()
    {
        await using var app = new TestApp();
        var message = await app.OwesAsync("p1");
        app.Sms.Taking = _ => app.HearAsync(message, DeliveryStatus.Delivered);

        Assert.True(await app.OfferAsync(message));

        var row = await app.RowAsync(message);
        Assert.Equal((OutboxStatus.Sent, DeliveryStatus.Delivered, $"id-of-{message.Key}"), (row.Status, row.Receipt?.Status, row.Handover?.ProviderId));
        Assert.Equal(DeliveryStatus.Delivered, Assert.Single(await app.Get<SentLog>().ListAsync(null, null)).Receipt?.Status);
    }

    [Fact]
    public async Task Receipt_OfAMessageWhoseAnswerWasLost_ProvesThatItWasTaken()
    {
        await using var app = new TestApp();
        app.Sms.LosesNextAnswer = true;
        var message = await app.OwesAsync("p1");
        await app.OfferAsync(message);

        await app.HearAsync(message, DeliveryStatus.Sent);

        Assert.True(await app.OfferAsync(message));
        Assert.Single(app.Sms.Offered);
        Assert.Empty(await app.Get<Outbox>().UnsentAsync("pages", "p1"));
    }

    [Fact]
    public async Task Receipt_LaterOn_UpdatesTheLog()
    {
        await using var app = new TestApp();
        var message = await SentAsync(app);

        await app.HearAsync(message, DeliveryStatus.Failed, "30003");

        var logged = Assert.Single(await app.Get<SentLog>().ListAsync(null, null));
        Assert.Equal((OutboxStatus.Failed, "30003", DeliveryStatus.Failed, "test"), (logged.Status, logged.Error, logged.Receipt?.Status, logged.Provider));
    }

    [Fact]
    public async Task Receipt_OfNoMessage_ConcernsNobody()
    {
        await using var app = new TestApp();

        Assert.Empty(await app.HearAsync(new MessageAddress("pages", "p1", "page-p1.alert.1.sms.ann"), DeliveryStatus.Delivered));
    }

    [Fact]
    public async Task Receipt_ThatComesWithTheHandover_IsKnownAtOnce()
    {
        await using var app = new TestApp();
        var message = await app.OwesAsync("p1");
        app.Sms.Receipt = new Receipt(DeliveryStatus.Failed, app.Now, "no such user");

        Assert.False(await app.OfferAsync(message));
        Assert.True(await app.IsFailureOpenAsync(message));
    }

    [Theory]
    [InlineData(DeliveryStatus.Delivered, OutboxStatus.Sent)]
    [InlineData(DeliveryStatus.Failed, OutboxStatus.Failed)]
    [InlineData(DeliveryStatus.Sent, OutboxStatus.Sent)]
    public async Task Message_WithoutAReceipt_ProviderIsAskedAndADecisionFollows(DeliveryStatus status, OutboxStatus expected)
    {
        await using var app = new TestApp();
        var message = await SentAsync(app);
        app.Sms.Known[message.Key] = new Receipt(status, app.Now);
        await app.AdvanceAsync(Duration.FromMinutes(1));

        Assert.False(await app.OfferAsync(message));

        var row = await app.RowAsync(message);
        Assert.Equal((expected, status, app.Now), (row.Status, row.Receipt?.Status, row.AskedAt));
        Assert.Single(app.Sms.Offered);
    }

    [Fact]
    public async Task Provider_ThatCannotBeAsked_IsAskedNoMoreThanTwiceAMinute()
    {
        await using var app = new TestApp();
        var message = await SentAsync(app);
        app.Sms.Mute = new DeliveryException("503", retryable: true);

        Assert.False(await app.OfferAsync(message));
        Assert.True(await app.OfferAsync(message));

        Assert.Equal(1, app.Sms.Asked);
        Assert.Equal(app.Now, (await app.RowAsync(message)).AskedAt);
    }

    [Fact]
    public async Task Bundle_WithoutAReceipt_IsAskedForAsWhatCarriedIt()
    {
        await using var app = new TestApp();
        var (_, one, two) = await app.BusyAsync();
        await app.AdvanceAsync(Duration.FromMinutes(1));
        await app.OfferDueAsync([one, two]);
        app.Sms.Known[one.Key] = new Receipt(DeliveryStatus.Failed, app.Now, "30003");

        Assert.False(await app.OfferAsync(two));

        Assert.Equal(OutboxStatus.Failed, (await app.RowAsync(one)).Status);
        Assert.True(await app.IsFailureOpenAsync(two));
    }

    [Theory]
    [InlineData("t0123456789abcdef.accepted.1.sms.x", "tickets", "t0123456789abcdef")]
    [InlineData("page-p0123456789abcdef.alert.1.sms.ann", "pages", "p0123456789abcdef")]
    [InlineData("schedule-night-eu.handover.1.email.ann", "schedules", "night-eu")]
    [InlineData("responder-ann.verify.1.sms.ann", "responders", "ann")]
    public void Key_TellsWhereItsRowIs(string key, string table, string partition) =>
        Assert.Equal(new MessageAddress(table, partition, key), MessageAddress.OfKey(key));

    [Theory]
    [InlineData("")]
    [InlineData("page-")]
    [InlineData("page-.x")]
    [InlineData("nodot")]
    [InlineData("page-p1/..")]
    [InlineData("page-p1.a#b")]
    [InlineData("page-p1.a\n")]
    public void Key_ThatNoMessageCanHave_HasNoAddress(string key) => Assert.Null(MessageAddress.OfKey(key));

    static async Task<MessageAddress> SentAsync(TestApp app)
    {
        var message = await app.OwesAsync("p1");
        await app.OfferAsync(message);
        return message;
    }

    static async Task NoteAsync(TestApp app, MessageAddress message)
    {
        var failed = (await app.Get<Outbox>().UnsentAsync(message.Table, message.Partition)).Single(m => m.Failed);
        await app.Rows.CommitAsync(message.Table, message.Partition, [Outbox.Settle(failed)]);
    }
}
