using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Iem;

namespace SupportFlows.Domain.Tests.Iem;

public class IntakeTests
{
    [Fact]
    public void Request_WithTheLeast_TakesTheRestFromItsAccount()
    {
        var request = IemStory.Filed().Request;

        Assert.Equal((IemStatus.Requested, "shop", "cn", "Asia/Shanghai", "tom"), (request.Status, request.AccountId, request.Region, request.TimeZone, request.TamId));
        Assert.Equal([new IemContact("Ann", "ann@shop.example", "+861012345678", null, "en", "Asia/Shanghai")], request.Contacts);
        Assert.Equal(new IemNotice(13, 10), request.Notice);
        Assert.Equal(IemGiven.Asked + Given.Span("P2D"), request.DecideBy);
        Assert.Empty(request.Quotes);
    }

    [Fact]
    public void Request_OfAnAccountWithoutTam_IsForAnyTam()
    {
        var setting = IemGiven.Setting with { Account = IemGiven.Shop with { TamId = null } };

        Assert.Equal("tom", IemStory.Filed(setting: setting).Request.TamId);
        Assert.Equal("lea", IemStory.Filed(setting: setting with { People = [.. IemGiven.People.Skip(1)] }).Request.TamId);
        Assert.Null(IemStory.Filed(setting: setting with { People = [.. IemGiven.People.Skip(2)] }).Request.TamId);
    }

    [Fact]
    public void Request_WithContacts_KnowsThemFromItsAccount()
    {
        var request = IemStory.Filed(with: o => o with
        {
            Contacts = [new IemContact("", "ANN@shop.example", null, "owner"), new IemContact("Bo", "bo@shop.example", "+86 10 8765 4321", null, "zh-Hans", "Europe/Berlin")],
        }).Request;

        Assert.Equal(["Ann ANN@shop.example owner en Asia/Shanghai", "Bo bo@shop.example  zh-Hans Europe/Berlin"], request.Contacts.Select(c => $"{c.Name} {c.Email} {c.Role} {c.Language} {c.TimeZone}"));
        Assert.Equal("+861087654321", request.Contacts[1].Phone);
    }

    [Fact]
    public void Request_OfFourDays_OffersTheFourth()
    {
        var story = IemStory.Filed(lastDay: "2026-10-19", furtherDays: 1);

        var quote = Assert.Single(story.Request.Quotes);
        Assert.Equal((1, 14000m, "CNY", QuoteState.Offered, null), (quote.Days, quote.Amount, quote.Currency, quote.State, quote.ExtendsTo));
        Assert.Equal(IemGiven.Asked + Given.Span("P5D"), quote.ValidUntil);
        Assert.True(IemClaims.Of(story.Request).UsesSession);
    }

    [Fact]
    public void Request_WithAllDaysBought_UsesNoSession()
    {
        var request = IemStory.Filed(furtherDays: 2).Request;

        Assert.False(IemClaims.Of(request).UsesSession);
        Assert.Equal(28000m, Assert.Single(request.Quotes).Amount);
    }

    [Fact]
    public void Request_BeforeItsPlanBegins_IsTaken()
    {
        var setting = IemGiven.Setting with { Account = IemGiven.Shop with { Subscriptions = [new Subscription("enterprise", IemGiven.At("2026-10-01T00:00"))] } };

        Assert.Equal(IemStatus.Requested, IemStory.Filed(setting: setting).Request.Status);
    }
}
