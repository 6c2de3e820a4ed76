using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tests.OnCall;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>Further days are bought before the request is approved: a quote, its acceptance, a purchase reference.</summary>
public class QuoteTests
{
    static IemStory FourDays => IemStory.Filed(lastDay: "2026-10-19", furtherDays: 1);

    [Fact]
    public void Approval_BeforeTheQuoteIsAccepted_IsAConflict() => Assert.Equal(["quote"], OnCallGiven.Faults(() => FourDays.Approve()));

    [Fact]
    public void Quote_Accepted_LetsTheRequestBeApproved()
    {
        var story = FourDays;
        story.Mail();

        Assert.Equal(["iem-quote email ann@shop.example", "iem-quote email tom"], story.Buy().Mail());
        Assert.Equal(IemStatus.Preparing, story.Approve().Request.Status);
        Assert.Equal((QuoteState.Accepted, "PO-7"), (story.Request.Quotes[0].State, story.Request.Quotes[0].PurchaseReference));
    }

    [Fact]
    public void Quote_WithoutAPurchaseReference_IsNotAccepted() => Assert.Equal(["purchaseReference"], OnCallGiven.Faults(() => FourDays.Buy(" ")));

    [Fact]
    public void Quote_AcceptedTwice_IsAConflict() => Assert.Equal(["quote"], OnCallGiven.Faults(() => FourDays.Buy().Buy()));

    [Fact]
    public void Quote_AfterItsTime_IsAConflict() => Assert.Equal(["quote"], OnCallGiven.Faults(() => FourDays.Outage("P5D").Buy()));

    [Fact]
    public void Quote_NotAcceptedInTime_TakesTheRequestWithIt()
    {
        var story = FourDays;
        story.Advance("P4DT23H").Mail();

        story.Advance("PT1H");

        Assert.Equal(["iem-ended email ann@shop.example", "iem-ended email tom", "iem-quote email ann@shop.example", "iem-quote email tom"], story.Mail());
        Assert.Equal((IemStatus.Rejected, QuoteState.Expired), (story.Request.Status, story.Request.Quotes[0].State));
        Assert.Null(IemClaims.Stands(story.Request));
    }

    [Fact]
    public void Quote_OfARequestNearItsBegin_StandsUntilThen() =>
        Assert.Equal(IemGiven.At("2026-09-24T00:00"), IemStory.Filed("2026-09-24", "2026-09-27", 1).Request.Quotes[0].ValidUntil);

    [Fact]
    public void Quote_OfAnEventThatBeginsToday_CanBeAccepted()
    {
        var story = IemStory.Filed("2026-09-21", "2026-09-24", 1);

        Assert.Equal(IemStatus.Requested, story.Request.Status);
        Assert.Equal(IemStatus.Live, story.Advance("PT1H").Buy().Approve().Request.Status);
    }

    [Fact]
    public void Quote_OfARequestThatIsCancelled_IsWithdrawn() => Assert.Equal(QuoteState.Withdrawn, FourDays.Cancel().Request.Quotes[0].State);

    [Fact]
    public void Reschedule_ToMoreDays_OffersThoseThatAreNotBoughtYet()
    {
        var story = FourDays.Buy().Move("2026-11-11", "2026-11-16", 3);

        Assert.Equal([(1, QuoteState.Accepted), (2, QuoteState.Offered)], story.Request.Quotes.Select(q => (q.Days, q.State)));
        Assert.Equal(IemStatus.Requested, story.Request.Status);
    }

    [Fact]
    public void Reschedule_ToMoreDaysOfAnApprovedRequest_AsksAgain() => Assert.Equal(IemStatus.Requested, IemStory.Approved().Move("2026-11-11", "2026-11-14", 1).Request.Status);

    [Fact]
    public void Reschedule_ToFewerDays_WithdrawsTheQuote()
    {
        var story = FourDays.Move("2026-11-11", "2026-11-12", 0);

        Assert.Equal(QuoteState.Withdrawn, story.Request.Quotes[0].State);
        Assert.Equal(IemStatus.Preparing, story.Approve().Request.Status);
    }

    [Fact]
    public void Reschedule_ToAsManyDays_LeavesTheQuoteOpen()
    {
        var story = FourDays.Move("2026-11-11", "2026-11-14");

        Assert.Equal(1, story.Request.Quotes.Count(q => q.State == QuoteState.Offered));
        Assert.Equal(1, story.Request.FurtherDays);
    }
}
