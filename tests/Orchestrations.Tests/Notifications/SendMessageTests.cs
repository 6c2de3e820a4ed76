using NodaTime;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Tests.Notifications;

public class SendMessageTests
{
    [Fact]
    public async Task Message_OfferedAgainAfterItWasSent_GoesOutOnce()
    {
        await using var app = new TestApp();
        var message = await OwedAsync(app);

        var (first, again) = (await SendAsync(app, message), await SendAsync(app, message));

        Assert.True(first && again);
        Assert.Equal(message.Key, Assert.Single(app.Email.Offered).Key);
        Assert.Empty(await app.Tickets.UnsentAsync(message.Partition));
    }

    [Fact]
    public async Task Message_IsMarkedBeforeTheProviderHearsOfIt_AndNotedAfter()
    {
        await using var app = new TestApp();
        var message = await OwedAsync(app);
        var seen = new List<OutboxStatus>();
        app.Rows.After = async (table, _) =>
        {
            if (table == TicketKind.Table)
            {
                seen.Add((await app.Get<Outbox>().FindAsync(message))!.Row.Status);
            }
        };

        await SendAsync(app, message);

        Assert.Equal([OutboxStatus.Sending, OutboxStatus.Sent], seen);
        var row = (await app.Get<Outbox>().FindAsync(message))!.Row;
        Assert.Equal(new Handover("test", $"id-of-{message.Key}"), row.Handover);
    }

    [Theory]
    [InlineData("sent")]
    [InlineData(TicketKind.Table)]
    public async Task Process_DiedBetweenProviderAndNote_SameKeyIsOfferedAgainAndLoggedOnce(string table)
    {
        await using var app = new TestApp();
        var message = await OwedAsync(app);
        app.Rows.DieBefore(table, c => table == "sent" || c is RowChange.Replace { Content: var content } && content.Contains("\"status\":\"sent\"", StringComparison.Ordinal));
        await Assert.ThrowsAsync<ProcessDiedException>(() => SendAsync(app, message));
        Assert.Equal(OutboxStatus.Sending, (await app.Get<Outbox>().FindAsync(message))!.Row.Status);

        await app.AdvanceAsync(Duration.FromMinutes(2));
        await SendAsync(app, message);

        Assert.Equal([message.Key, message.Key], app.Email.Offered.Select(m => m.Key));
        Assert.Equal(message.Key, Assert.Single(await app.Get<SentLog>().ListAsync(null, null)).Key);
    }

    [Fact]
    public async Task Provider_FailsForAMoment_FailureIsThrownForTheQuickRetryAndWrittenDown()
    {
        await using var app = new TestApp();
        var message = await OwedAsync(app);
        app.Email.Next.Enqueue(new DeliveryException("500", retryable: true));

        await Assert.ThrowsAsync<DeliveryException>(() => SendAsync(app, message));

        var row = (await app.Get<Outbox>().FindAsync(message))!.Row;
        Assert.Equal((OutboxStatus.Waiting, 1, "500"), (row.Status, row.Attempts, row.Error));
        Assert.Equal(app.Now + Duration.FromMinutes(1), row.NextAttemptAt);
        Assert.True(await SendAsync(app, message));
    }

    [Fact]
    public async Task Provider_AsksToWait_IsNotBotheredBefore()
    {
        await using var app = new TestApp();
        var message = await OwedAsync(app);
        app.Email.Next.Enqueue(new DeliveryException("429", retryable: true, TimeSpan.FromMinutes(10)));

        var done = await SendAsync(app, message);

        Assert.False(done);
        Assert.Equal(app.Now + Duration.FromMinutes(10), (await app.Get<Outbox>().FindAsync(message))!.Row.NextAttemptAt);
    }

    [Fact]
    public async Task Provider_RefusesForGood_MessageFailsWithTheReasonAndIsNotOfferedAgain()
    {
        await using var app = new TestApp();
        var message = await OwedAsync(app);
        app.Email.Next.Enqueue(new DeliveryException("no such mailbox", retryable: false));

        var (done, again) = (await SendAsync(app, message), await SendAsync(app, message));

        Assert.False(done || again);
        Assert.Single(app.Email.Offered);
        var row = (await app.Get<Outbox>().FindAsync(message))!.Row;
        Assert.Equal((OutboxStatus.Failed, "no such mailbox"), (row.Status, row.Error));
        Assert.True(Assert.Single(await app.Tickets.UnsentAsync(message.Partition)).Failed);
        Assert.Equal(2103, Assert.Single(app.Log.Warnings).Id);
    }

    [Fact]
    public async Task Provider_FailsForADay_MessageIsGivenUp()
    {
        await using var app = new TestApp();
        var message = await OwedAsync(app);
        await app.AdvanceAsync(Duration.FromHours(24));
        app.Email.Next.Enqueue(new DeliveryException("still 500", retryable: true));

        Assert.False(await SendAsync(app, message));

        Assert.Equal(OutboxStatus.Failed, (await app.Get<Outbox>().FindAsync(message))!.Row.Status);
    }

    [Fact]
    public async Task Channel_WithNobodyToSend_IsTriedAgainLater()
    {
        await using var app = new TestApp();
        var message = await OwedAsync(app, Domain.Notifications.Channel.Slack);

        var fault = await Assert.ThrowsAsync<DeliveryException>(() => SendAsync(app, message));

        Assert.True(fault.Retryable);
        Assert.Single(await app.Tickets.UnsentAsync(message.Partition));
    }

    [Fact]
    public async Task Log_ListsByRecipientAndTime()
    {
        await using var app = await new TestApp().StaffedAsync();
        await app.FileAndDecideAsync();
        await app.AdvanceAsync(Duration.FromDays(3));
        var since = app.Now;
        await app.FileAndDecideAsync(TestApp.Request("form-2"));
        var log = app.Get<SentLog>();

        Assert.Equal(4, (await log.ListAsync(null, null)).Count);
        Assert.Equal(2, (await log.ListAsync(TestApp.Known.ToUpperInvariant(), null)).Count);
        Assert.Equal("hana@vendor.example", Assert.Single(await log.ListAsync("hana", since)).Recipient.Address);
        Assert.Empty(await log.ListAsync("nobody", null));
    }

    static Task<bool> SendAsync(TestApp app, MessageAddress message) => app.Get<SendMessage>().RunAsync(message, app.Client);

    static async Task<MessageAddress> OwedAsync(TestApp app, Domain.Notifications.Channel channel = Domain.Notifications.Channel.Email)
    {
        const string id = "t0000000000000000";
        var row = new OutboxRow
        {
            Key = $"{id}.hello.1",
            Template = "hello",
            Channel = channel,
            Recipient = new Domain.Notifications.Recipient(null, "Ann", TestApp.Known, "en", "UTC"),
            Body = "Hello",
            Status = OutboxStatus.Waiting,
            CreatedAt = app.Now,
            NextAttemptAt = app.Now,
        };
        await app.Rows.CommitAsync(TicketKind.Table, id, [.. Outbox.Insert(row)]);
        return new MessageAddress(TicketKind.Table, id, row.Key);
    }
}
