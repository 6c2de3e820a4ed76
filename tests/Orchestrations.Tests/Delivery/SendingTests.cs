using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Delivery;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Delivery;

/// <summary>One message of a page: where we may die, what the provider then says, and how it is offered again.</summary>
public class SendingTests
{
    static readonly DeliveryException Busy = new("503", retryable: true);

    /// <summary>Each commit on the way of a message, and whether the provider has it when we die there.</summary>
    public static TheoryData<string, string, bool, bool> Crashes() => new()
    {
        { "lines", "", false, false },
        { "lines", "", true, false },
        { "pages", "sending", false, false },
        { "pages", "sending", true, false },
        { "sent", "", false, true },
        { "sent", "", true, true },
        { "pages", "sent", false, true },
        { "pages", "sent", true, true },
    };

    [Theory, MemberData(nameof(Crashes))]
    public async Task Process_DiedAnywhere_MessageGoesOutOnce(string table, string status, bool after, bool taken)
    {
        await using var app = new TestApp();
        app.Sms.CanFind = true;
        var message = await app.OwesAsync("p1");
        Die(app, table, status, after);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.OfferAsync(message));
        Assert.Equal(taken, !app.Sms.Taken.IsEmpty);

        await app.AdvanceAsync(Duration.FromSeconds(5));
        await app.OfferAsync(message);

        Assert.Single(app.Sms.Offered);
        Assert.Equal((OutboxStatus.Sent, "test"), ((await app.RowAsync(message)).Status, (await app.RowAsync(message)).Handover?.Provider));
        Assert.Empty(await app.Get<Outbox>().UnsentAsync("pages", "p1"));
        Assert.Single(await app.Get<SentLog>().ListAsync(null, null));
        Assert.Single((await app.Get<Lines>().FindAsync(Channel.Sms, PhoneStory.Number)).Sends);
    }

    [Fact]
    public async Task Process_DiedWhileSending_ProviderCannotBeAsked_NothingIsSentUntilItCan()
    {
        await using var app = new TestApp();
        app.Sms.CanFind = true;
        var message = await app.OwesAsync("p1");
        Die(app, "pages", "sent", after: false);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.OfferAsync(message));
        app.Sms.Mute = Busy;

        Assert.False(await app.OfferAsync(message));
        Assert.Equal(app.Now + Duration.FromSeconds(5), (await app.RowAsync(message)).NextAttemptAt);
        app.Sms.Mute = null;

        Assert.True(await app.OfferAsync(message));
        Assert.Single(app.Sms.Offered);
    }

    [Fact]
    public async Task Provider_ThatMayNotBeAsked_IsOfferedTheMessageAgain()
    {
        await using var app = new TestApp();
        var message = await app.OwesAsync("p1");
        app.Sms.Next.Enqueue(Busy);
        await app.OfferAsync(message);
        app.Sms.Mute = new DeliveryException("403 to lists", retryable: false);

        Assert.True(await app.OfferAsync(message));
        Assert.Equal(2, app.Sms.Offered.Count);
    }

    [Fact]
    public async Task Provider_TookIt_AndItsAnswerWasLost_IsNotSentAgain()
    {
        await using var app = new TestApp();
        (app.Sms.CanFind, app.Sms.LosesNextAnswer) = (true, true);
        var message = await app.OwesAsync("p1");

        Assert.False(await app.OfferAsync(message));
        await app.AdvanceAsync(Duration.FromSeconds(5));
        Assert.True(await app.OfferAsync(message));

        Assert.Single(app.Sms.Offered);
        Assert.Equal(1, (await app.RowAsync(message)).Attempts);
    }

    [Fact]
    public async Task Bundle_WhoseAnswerWasLost_IsFoundByTheWordsThatWereSent()
    {
        await using var app = new TestApp();
        var (_, one, two) = await app.BusyAsync();
        await app.AdvanceAsync(Duration.FromMinutes(1));
        (app.Sms.CanFind, app.Sms.LosesNextAnswer) = (true, true);
        await app.OfferAsync(one);

        await app.AdvanceAsync(Duration.FromSeconds(5));
        await app.OfferAsync(one);

        Assert.Single(app.Sms.Offered);
        Assert.Equal(one.Key, (await app.RowAsync(two)).CarriedBy);
    }

    [Fact]
    public async Task Provider_IsDown_PageIsToldAtOnce_AndTheMessageIsOfferedSoonerThanLater_UntilItsDeadline()
    {
        await using var app = new TestApp();
        app.Sms.Down = Busy;
        var message = await app.OwesAsync("p1", deadline: 200);
        var start = app.Now;
        var offered = new List<double>();

        while ((await app.RowAsync(message)).Status is OutboxStatus.Waiting)
        {
            await app.AdvanceAsync((await app.RowAsync(message)).NextAttemptAt - app.Now);
            offered.Add((app.Now - start).TotalSeconds);
            Assert.False(await app.OfferAsync(message));
        }

        Assert.Equal([0, 5, 20, 50, 110, 170, 200], offered);
        Assert.Equal(6, app.Sms.Offered.Count);
        Assert.Contains("Too late", (await app.RowAsync(message)).Error);
        Assert.Contains("503", (await app.RowAsync(message)).Error);
        Assert.True(await app.IsFailureOpenAsync(message));
        Assert.Equal([1, 2, 3, 4, 5, 6], app.Sms.Offered.Select(m => m.Attempt));
    }

    [Fact]
    public async Task Message_ThatWasNotTaken_HoldsUpNoOtherPage()
    {
        await using var app = new TestApp();
        app.Sms.Next.Enqueue(Busy);
        await app.OfferAsync(await app.OwesAsync("p1"));

        Assert.True(await app.OfferAsync(await app.OwesAsync("p2")));
    }

    [Fact]
    public async Task Message_HeldByALimit_IsNoAttempt_AndGoesWhenItsTurnComes()
    {
        await using var app = new TestApp();
        for (var n = 0; n < 5; n++)
        {
            await app.OfferAsync(await app.OwesAsync($"p{n}", first: false));
            await app.AdvanceAsync(Duration.FromMinutes(1));
        }

        var held = await app.OwesAsync("p9", first: false, deadline: 3600);

        Assert.False(await app.OfferAsync(held));
        var row = await app.RowAsync(held);
        Assert.Equal((OutboxStatus.Waiting, 0, app.Now + Duration.FromMinutes(10)), (row.Status, row.Attempts, row.NextAttemptAt));
        await app.AdvanceAsync(Duration.FromMinutes(10));
        Assert.True(await app.OfferAsync(held));
    }

    [Fact]
    public async Task Status_ThatIsOvertaken_IsWithdrawn()
    {
        await using var app = new TestApp();
        await app.OfferAsync(await app.OwesAsync("p1", status: true, what: "status.1"));
        await app.AdvanceAsync(Duration.FromSeconds(1));
        var older = await app.OwesAsync("p1", status: true, what: "status.2");
        await app.OfferAsync(older);
        await app.AdvanceAsync(Duration.FromSeconds(1));
        var newer = await app.OwesAsync("p1", status: true, what: "status.3");
        await app.OfferAsync(newer);

        await app.AdvanceAsync(Duration.FromMinutes(3));

        Assert.True(await app.OfferAsync(older));
        Assert.Equal(OutboxStatus.Withdrawn, (await app.RowAsync(older)).Status);
        Assert.True(await app.OfferAsync(newer));
        Assert.Equal(2, app.Sms.Offered.Count);
    }

    static void Die(TestApp app, string table, string status, bool after)
    {
        Func<RowChange, bool>? at = status == "" ? null : c => c is RowChange.Replace { Content: var content } && content.Contains($"\"status\":\"{status}\"", StringComparison.Ordinal);
        if (after)
        {
            app.Rows.DieAfter(table, at);
        }
        else
        {
            app.Rows.DieBefore(table, at);
        }
    }
}
