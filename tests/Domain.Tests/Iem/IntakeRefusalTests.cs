using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tests.OnCall;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>Whoever asks for what cannot be had hears of all faulty fields at once, and what to do.</summary>
public class IntakeRefusalTests
{
    [Theory]
    [InlineData("2026-10-17", "2026-10-16", "lastDay")]
    [InlineData("2026-09-20", "2026-09-21", "firstDay")]
    [InlineData("2028-05-01", "2028-05-01", "firstDay lastDay")]
    [InlineData("2026-02-30", "2026-10-16", "firstDay")]
    [InlineData("16.10.2026", "17.10.2026", "firstDay lastDay")]
    [InlineData(null, " ", "firstDay lastDay")]
    [InlineData("2026-10-16", "2026-10-19", "lastDay")]
    [InlineData("2026-12-30", "2026-12-31", "lastDay")]
    public void Days_ThatCannotBe_AreNamed(string? first, string? last, string fields) => Assert.Equal(fields.Split(' '), Faults(IemGiven.Order(first, last)));

    [Theory]
    [InlineData("2026-10-17", 1, "furtherDays")]
    [InlineData("2026-10-17", -1, "furtherDays")]
    [InlineData("2026-10-17", 3, "furtherDays")]
    [InlineData("2026-10-20", 1, "lastDay")]
    [InlineData("2026-10-20", 3, "furtherDays")]
    [InlineData("2026-10-20", 6, "furtherDays")]
    [InlineData("2026-10-17", 2, "")]
    [InlineData("2026-10-20", 2, "")]
    [InlineData("2026-10-20", 5, "")]
    public void FurtherDays_AreTheDaysBeyondTheSessionOrAll(string last, int further, string fields) =>
        Assert.Equal(fields.Split(' ', StringSplitOptions.RemoveEmptyEntries), Faults(IemGiven.Order(IemGiven.FirstDay, last, further)));

    [Fact]
    public void FurtherDays_WithoutAPrice_CannotBeBought()
    {
        var policy = IemGiven.Policy with { Prices = new Dictionary<string, DayPrice> { ["us"] = new(1, "USD") } };
        var setting = IemGiven.Setting with { Catalog = Given.Catalog with { Iem = policy } };

        Assert.Equal(["furtherDays"], Faults(IemGiven.Order(furtherDays: 2), setting));
    }

    [Fact]
    public void Sender_ThatNobodyKnows_HearsOfEverythingElseToo() => Assert.Equal(
        ["event", "timeZone", "contacts", "account", "lastDay"],
        Faults(IemGiven.Order("2026-10-17", "2026-10-16") with { Event = " " }, IemGiven.Setting with { Account = null }));

    [Fact]
    public void Plan_WithoutTheService_IsNamedWithThoseThatHaveIt()
    {
        var refused = Refused(IemGiven.Order(), With(new Subscription("basic", IemGiven.At("2026-01-01T00:00"))));

        var fault = Assert.Single(refused.Errors);
        Assert.Equal("account", fault.Field);
        Assert.Contains("basic", fault.Reason);
        Assert.Contains("enterprise does", fault.Reason);
    }

    [Fact]
    public void Plan_ThatHasEnded_IsNone() => Assert.Equal(["account"], Faults(IemGiven.Order(), With(new Subscription("enterprise", IemGiven.At("2026-01-01T00:00"), IemGiven.Asked))));

    [Theory]
    [InlineData("2026-10-17T00:00", "lastDay")]
    [InlineData("2026-10-16T00:00", "firstDay")]
    [InlineData("2026-10-18T00:00", "")]
    public void Plan_ThatEndsInTheMiddle_NamesTheFirstDayWithoutIt(string ends, string fields) => Assert.Equal(
        fields.Split(' ', StringSplitOptions.RemoveEmptyEntries), Faults(IemGiven.Order(), With(new Subscription("enterprise", IemGiven.At("2026-01-01T00:00"), IemGiven.At(ends)))));

    [Fact]
    public void Catalog_WithoutTheService_OffersItToNobody() => Assert.Equal(["account"], Faults(IemGiven.Order(), IemGiven.Setting with { Catalog = Given.Catalog with { Iem = null } }));

    [Fact]
    public void Region_WithoutACalendar_IsNamedWithThoseThatHaveOne()
    {
        var fault = Assert.Single(Refused(IemGiven.Order(), IemGiven.Setting with { Account = IemGiven.Shop with { Region = "mars" } }).Errors);

        Assert.Equal("account.region", fault.Field);
        Assert.Contains("cn, de", fault.Reason);
    }

    [Theory]
    [InlineData("2026-12-21", "2026-12-23")]
    [InlineData("2026-12-10", "2026-12-31")]
    public void Calendar_ThatEndsBeforeTheLastMilestone_IsNamedWithItsYear(string first, string last)
    {
        // Mainland China has no 2027 yet: the closing, seven business days after the last day, cannot be placed.
        var further = Period.DaysBetween(IemGiven.Day(first), IemGiven.Day(last)) - 2;
        var fault = Assert.Single(Refused(IemGiven.Order(first, last, further == 0 ? null : further)).Errors);

        Assert.Equal("lastDay", fault.Field);
        Assert.Contains("no year 2027", fault.Reason);
    }

    [Fact]
    public void Calendar_ThatReachesToTheClosing_IsEnough() => Assert.Empty(Faults(IemGiven.Order("2026-12-20", "2026-12-22")));

    [Fact]
    public void Calendar_ThatBeginsAfterTheFirstMilestone_IsNamedWithItsYear()
    {
        var now = IemGiven.At("2026-01-05T09:00");
        var young = new Dictionary<string, BusinessCalendar> { ["cn"] = IemGiven.Calendars["cn"] with { Years = IemGiven.Calendars["cn"].Years.Where(y => y.Key == 2026).ToDictionary() } };

        var fault = Assert.Single(Refused(IemGiven.Order("2026-01-08", "2026-01-08"), IemGiven.Setting with { Calendars = young }, now).Errors);
        Assert.Contains("no year 2025", fault.Reason);
    }

    [Fact]
    public void Words_ThatAreFaulty_AreNamedWithTheirPlace() => Assert.Equal(
        ["externalId", "event", "timeZone", "expectedPeak", "products", "products[1]", "contacts[0].email", "contacts[1].email", "contacts[1].phone", "contacts[1].timeZone", "plan.trafficMultiple", "plan.resources[0].resource", "plan.primary.steps"],
        OnCallGiven.Faults(() => IemIntake.Accept(
            IemGiven.Setting, "e1", "queue", new string('x', 201), "queue",
            IemGiven.Order() with
            {
                Event = new string('x', 201),
                TimeZone = "Mars/Olympus",
                ExpectedPeak = new string('9', 201),
                Products = ["db", "", .. Enumerable.Range(0, 49).Select(n => $"p{n}")],
                Contacts = [new IemContact("Bo", null, null), new IemContact("Cy", "cy", "12", null, null, "Mars/Olympus")],
                Plan = new IemPlan { TrafficMultiple = 0, Resources = [new RegionResource("cn", "")], Primary = new ActionPlan("") },
            },
            Given.Customer,
            IemGiven.Asked)));

    static IemSetting With(params Subscription[] subscriptions) => IemGiven.Setting with { Account = IemGiven.Shop with { Subscriptions = subscriptions } };

    static RefusalException Refused(IemOrder order, IemSetting? setting = null, Instant? now = null) =>
        OnCallGiven.Refused(() => IemIntake.Accept(setting ?? IemGiven.Setting, "e1", "queue", "x-1", "queue", order, Given.Customer, now ?? IemGiven.Asked));

    /// <summary>None, when it is taken.</summary>
    static IEnumerable<string> Faults(IemOrder order, IemSetting? setting = null)
    {
        try
        {
            IemIntake.Accept(setting ?? IemGiven.Setting, "e1", "queue", "x-1", "queue", order, Given.Customer, IemGiven.Asked);
            return [];
        }
        catch (RefusalException refused)
        {
            return refused.Errors.Select(e => e.Field);
        }
    }
}
