using SupportFlows.Domain.Iem;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tests.OnCall;

namespace SupportFlows.Domain.Tests.Iem;

public class CallOffTests
{
    [Fact]
    public void Cancellation_BeforeItStarts_GivesTheSessionBack()
    {
        var story = IemStory.Approved().Until("2026-10-15T23:59").Cancel();

        Assert.Null(IemClaims.Stands(story.Request));
        Assert.Equal("true", story.Events(IemEvents.Cancelled)[0].Details["givenBack"]);
    }

    [Theory]
    [InlineData("2026-10-16T00:00")]
    [InlineData("2026-10-17T23:59")]
    public void Cancellation_OnceItHasStarted_DoesNot(string at)
    {
        var story = IemStory.Approved().Until(at).Cancel();

        Assert.Equal(IemClaims.Of(story.Request), IemClaims.Stands(story.Request));
        Assert.False(story.Events(IemEvents.Cancelled)[0].Details.ContainsKey("givenBack"));
        Assert.Contains("war-room-closed email ann@shop.example", story.Mail());
    }

    [Fact]
    public void Cancellation_OfWhatIsPrepared_TellsEverybodyWhoWasInvited()
    {
        var story = IemStory.Approved().Roster(new FixedShift("enzo", IemGiven.At("2026-10-16T00:00"), IemGiven.At("2026-10-17T00:00"))).Complete("kick-off", "minutes");
        story.Sent.Clear();

        story.Cancel();

        Assert.Equal(
            [
                "iem-ended email ann@shop.example", "iem-ended email enzo", "iem-ended email tom",
                .. Enumerable.Repeat("milestone-meeting email ann@shop.example", 2),
                .. Enumerable.Repeat("milestone-meeting email tom", 8),
            ],
            story.Sent.Select(n => $"{n.Template} email {n.Recipient.PersonId ?? n.Recipient.Address}").Order(StringComparer.Ordinal));
        Assert.All(story.Sent.Where(n => n.Invitation is not null), n => Assert.True(n.Invitation!.Cancelled));
    }

    [Fact]
    public void NoGo_SaysWhyAndGivesBack()
    {
        Assert.Equal(["reason"], OnCallGiven.Faults(() => IemStory.Approved().Do((r, now) => IemWork.NoGo(r, IemGiven.Lea, "console", null, now))));

        var story = IemStory.In(IemStatus.NoGo);

        Assert.Null(IemClaims.Stands(story.Request));
        Assert.Equal((false, "The load test failed."), (story.Request.Gate!.Yes, story.Request.Gate.Reason));
        Assert.True(story.Finished);
    }

    [Fact]
    public void NoGo_AfterGo_CallsItOff() => Assert.Equal(
        IemStatus.NoGo, IemStory.In(IemStatus.Ready).Do((r, now) => IemWork.NoGo(r, IemGiven.Lea, "console", "The cache is down.", now)).Request.Status);

    [Fact]
    public void Event_ThatIsOver_IsToldOfNothingMore()
    {
        var story = IemStory.Approved().Cancel();
        story.Sent.Clear();

        story.Advance("P60D").Decide();

        Assert.Empty(story.Sent);
    }

    [Fact]
    public void Claim_OfAnEventThatTookPlace_StaysUsed() => Assert.NotNull(IemClaims.Stands(IemStory.In(IemStatus.Closed).Request));
}
