using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Tests.Plans;

/// <summary>A bad section iem is refused at start, with the path of each faulty value.</summary>
public class IemPolicyFaultTests
{
    [Theory]
    [InlineData("iem.colour", "\"red\"", "$.iem.colour")]
    [InlineData("iem.sessionsPerYear", "-1", "$.iem.sessionsPerYear")]
    [InlineData("iem.sessionsPerYear", "1.5", "$.iem.sessionsPerYear")]
    [InlineData("iem.daysPerSession", "0", "$.iem.daysPerSession")]
    [InlineData("iem.noticeDays", null, "$.iem.noticeDays")]
    [InlineData("iem.decideWithin", "\"2 days\"", "$.iem.decideWithin")]
    [InlineData("iem.expediteWithin", "\"PT0S\"", "$.iem.expediteWithin")]
    [InlineData("iem.quoteValidFor", "5", "$.iem.quoteValidFor")]
    [InlineData("iem.statusEvery", "\"-PT1H\"", "$.iem.statusEvery")]
    [InlineData("iem.teamWait", null, "$.iem.teamWait")]
    [InlineData("iem.catchUp", "\"P1M\"", "$.iem.catchUp")]
    [InlineData("iem.prices.cn.perDay", "-1", "$.iem.prices.cn.perDay")]
    [InlineData("iem.prices.cn.perDay", "\"14000\"", "$.iem.prices.cn.perDay")]
    [InlineData("iem.prices.cn.currency", "\"yuan\"", "$.iem.prices.cn.currency")]
    [InlineData("iem.prices.cn.currency", "\"cny\"", "$.iem.prices.cn.currency")]
    [InlineData("iem.prices.cn.vat", "1", "$.iem.prices.cn.vat")]
    [InlineData("iem.scorecard.0.area", "\"weather\"", "$.iem.scorecard[0].area")]
    [InlineData("iem.scorecard.1.id", "\"capacity\"", "$.iem.scorecard[1].id")]
    [InlineData("iem.scorecard.0.name", "{}", "$.iem.scorecard[0].name.en")]
    [InlineData("iem.milestones.0.id", "\"Kick off!\"", "$.iem.milestones[0].id")]
    [InlineData("iem.milestones.1.id", "\"kick-off\"", "$.iem.milestones[1].id")]
    [InlineData("iem.milestones.0.before", "0", "$.iem.milestones[0].before")]
    [InlineData("iem.milestones.0.before", null, "$.iem.milestones[0].after")]
    [InlineData("iem.milestones.0.after", "3", "$.iem.milestones[0].after")]
    [InlineData("iem.milestones.0.time", "\"six\"", "$.iem.milestones[0].time")]
    [InlineData("iem.milestones.0.owner", "\"cook\"", "$.iem.milestones[0].owner")]
    [InlineData("iem.milestones.0.deliverables.0.id", "\"the minutes\"", "$.iem.milestones[0].deliverables[0].id")]
    [InlineData("iem.milestones.0.deliverables.0.name", null, "$.iem.milestones[0].deliverables[0].name")]
    [InlineData("iem.milestones.0.checks.0.id", "\"weather\"", "$.iem.milestones[0].checks[0].id")]
    [InlineData("iem.milestones.0.checks.1.id", "\"intake-complete\"", "$.iem.milestones[0].checks[1].id")]
    [InlineData("iem.milestones.0.checks.0.blocks", "\"yes\"", "$.iem.milestones[0].checks[0].blocks")]
    [InlineData("iem.milestones.0.remindBefore", "\"PT0S\"", "$.iem.milestones[0].remindBefore")]
    [InlineData("iem.milestones.0.escalateAfter", null, "$.iem.milestones[0].escalateAfter")]
    [InlineData("iem.milestones.0.meeting", "\"long\"", "$.iem.milestones[0].meeting")]
    [InlineData("iem.milestones.4.id", "\"gate\"", "$.iem.milestones")]
    [InlineData("iem.milestones.7.id", "\"summary\"", "$.iem.milestones")]
    [InlineData("iem.milestones.8.id", "\"end\"", "$.iem.milestones")]
    [InlineData("iem.milestones", null, "$.iem.milestones")]
    [InlineData("iem.milestones", "[]", "$.iem.milestones")]
    [InlineData("iem", "[]", "$.iem")]
    public void Iem_WithOneFault_IsRefusedNamingItsPath(string where, string? value, string path)
    {
        var refused = Assert.Throws<InvalidCatalogException>(() => CatalogReader.Read(With((where, value))));

        Assert.Contains(path, refused.Faults.Select(f => f.Path));
        Assert.All(refused.Faults, fault => Assert.NotEmpty(fault.Allowed));
    }

    [Theory]
    [InlineData(4, "before", "after", "$.iem.milestones[4].after")]
    [InlineData(7, "after", "before", "$.iem.milestones[7].before")]
    [InlineData(8, "after", "before", "$.iem.milestones[8].before")]
    public void Milestone_OnTheWrongSideOfTheEvent_IsRefused(int index, string from, string to, string path)
    {
        // The gate after the event, or the report before it, could never be done in time.
        var refused = Assert.Throws<InvalidCatalogException>(() => CatalogReader.Read(With(($"iem.milestones.{index}.{from}", null), ($"iem.milestones.{index}.{to}", "1"))));

        Assert.Equal([path], refused.Faults.Select(f => f.Path));
    }

    [Fact]
    public void Iem_WithManyFaults_HearsOfAllAtOnce() => Assert.Equal(
        ["$.iem.noticeDays", "$.iem.prices.cn.currency", "$.iem.milestones[0].owner"],
        Assert.Throws<InvalidCatalogException>(() => CatalogReader.Read(With(("iem.noticeDays", "-1"), ("iem.prices.cn.currency", "\"x\""), ("iem.milestones.0.owner", "\"cook\"")))).Faults.Select(f => f.Path));

    [Fact]
    public void Iem_LeftOut_OffersNoSessions() => Assert.Null(CatalogReader.Read(With(("iem", null))).Iem);

    [Fact]
    public void Price_OfARegionWithoutItsOwn_IsThatOfTheOthers()
    {
        Assert.Equal(new DayPrice(14000m, "CNY"), Given.Catalog.Iem!.PriceIn("cn"));
        Assert.Equal(new DayPrice(2000m, "USD"), Given.Catalog.Iem!.PriceIn("de"));
        Assert.Null(CatalogReader.Read(With(("iem.prices.*", null))).Iem!.PriceIn("de"));
    }

    static string With(params (string Where, string? Value)[] changes) => ChangedJson.With(File.ReadAllText(Given.CatalogPath), changes);
}
