using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Delivery;

/// <summary>Somebody acknowledged: nothing more is sent, and the phone stops ringing.</summary>
public class RetractionTests
{
    static readonly DeliveryException Busy = new("503", retryable: true);

    [Fact]
    public async Task Message_NotYetOffered_IsNeverSent()
    {
        await using var app = new TestApp();
        var message = await app.OwesAsync("p1");

        var retraction = await RetractAsync(app, message);

        Assert.Equal([message], retraction.Withdrawn);
        Assert.True(await app.OfferAsync(message));
        Assert.Empty(app.Sms.Offered);
        Assert.Empty(await app.Get<Outbox>().UnsentAsync("pages", "p1"));
    }

    [Fact]
    public async Task Call_ThatRings_IsEnded_AndItsEndIsNoFailure()
    {
        await using var app = new TestApp();
        var call = await app.OwesAsync("p1", Channel.Voice);
        await app.OfferAsync(call);
        await app.HearAsync(call, DeliveryStatus.Sent);

        Assert.Equal([call], (await RetractAsync(app, call)).Ringing);
        Assert.True(await app.OfferAsync(call));
        await app.HearAsync(call, DeliveryStatus.Failed, "canceled");
        await RetractAsync(app, call);

        Assert.Equal([call.Key], app.Voice.Ended);
        Assert.Equal(OutboxStatus.Sent, (await app.RowAsync(call)).Status);
        Assert.Empty(await app.Get<Outbox>().UnsentAsync("pages", "p1"));
    }

    [Fact]
    public async Task Call_ThatCouldNotBeEnded_IsTriedAgainWhileItMayRing()
    {
        await using var app = new TestApp();
        var call = await app.OwesAsync("p1", Channel.Voice);
        await app.OfferAsync(call);
        await RetractAsync(app, call);
        app.Voice.Mute = Busy;

        Assert.False(await app.OfferAsync(call));
        Assert.Equal(app.Now + Duration.FromSeconds(5), Assert.Single(await app.Get<Outbox>().UnsentAsync("pages", "p1")).NextAttemptAt);
        await app.AdvanceAsync(Duration.FromMinutes(2));
        Assert.True(await app.OfferAsync(call));

        Assert.Empty(await app.Get<Outbox>().UnsentAsync("pages", "p1"));
        Assert.Empty(app.Voice.Ended);
    }

    [Fact]
    public async Task Text_OrCallThatWasAnswered_HasNothingToEnd()
    {
        await using var app = new TestApp();
        var (text, call) = (await app.OwesAsync("p1"), await app.OwesAsync("p1", Channel.Voice));
        await app.OfferAsync(text);
        await app.OfferAsync(call);
        await app.HearAsync(call, DeliveryStatus.Answered);

        Assert.Empty((await RetractAsync(app, text, call)).Ringing);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_RetractedWhileItWasOffered_IsEndedIfItWasTaken(bool taken)
    {
        await using var app = new TestApp();
        app.Voice.CanFind = true;
        var call = await app.OwesAsync("p1", Channel.Voice);
        app.Voice.LosesNextAnswer = taken;
        app.Voice.Next.Enqueue(Busy);
        if (taken)
        {
            app.Voice.Next.Clear();
        }

        await app.OfferAsync(call);
        Assert.Equal([call], (await RetractAsync(app, call)).Ringing);
        await app.OfferAsync(call);
        await app.OfferAsync(call);

        Assert.Single(app.Voice.Offered);
        Assert.Equal(taken ? [call.Key] : [], app.Voice.Ended);
        Assert.Equal(taken ? OutboxStatus.Sent : OutboxStatus.Withdrawn, (await app.RowAsync(call)).Status);
        Assert.Empty(await app.Get<Outbox>().UnsentAsync("pages", "p1"));
    }

    [Fact]
    public async Task Call_RetractedInTheMiddleOfSending_IsEndedRightAfter()
    {
        await using var app = new TestApp();
        var call = await app.OwesAsync("p1", Channel.Voice);
        app.Voice.Taking = _ => RetractAsync(app, call);

        Assert.False(await app.OfferAsync(call));
        Assert.True(await app.OfferAsync(call));

        Assert.Equal([call.Key], app.Voice.Ended);
    }

    [Fact]
    public async Task Call_AboutSeveralPages_GoesOnForTheOthers_UntilTheLastNeedsItNoMore()
    {
        await using var app = new TestApp();
        await app.OfferAsync(await app.OwesAsync("p0", Channel.Voice));
        MessageAddress[] calls = [await app.OwesAsync("p1", Channel.Voice), await app.OwesAsync("p2", Channel.Voice)];
        await app.OfferDueAsync(calls);
        await app.AdvanceAsync(Duration.FromMinutes(1));
        await app.OfferDueAsync(calls);

        Assert.Empty((await RetractAsync(app, calls[0])).Ringing);
        Assert.Equal("2 incidents need you. The first are: p1 is down; p2 is down.", app.Voice.Offered.Last().Body);

        Assert.Equal([calls[1]], (await RetractAsync(app, calls[1])).Ringing);
        Assert.True(await app.OfferAsync(calls[1]));
        Assert.Equal([calls[0].Key], app.Voice.Ended);
    }

    [Fact]
    public async Task Message_RetractedBetweenTheLineAndTheProvider_IsNotSent_AndHoldsUpNobody()
    {
        await using var app = new TestApp();
        var message = await app.OwesAsync("p1");
        app.Rows.Before = async (table, changes) =>
        {
            if (table == "pages" && changes.Any(c => c is RowChange.Replace { Content: var content } && content.Contains("\"sending\"", StringComparison.Ordinal)))
            {
                app.Rows.Before = null;
                await RetractAsync(app, message);
            }
        };

        Assert.True(await app.OfferAsync(message));

        Assert.Empty(app.Sms.Offered);
        Assert.True(await app.OfferAsync(await app.OwesAsync("p2")));
    }

    static Task<Retraction> RetractAsync(TestApp app, params MessageAddress[] messages) => app.Get<Outbox>().RetractAsync(messages, app.Now);
}
