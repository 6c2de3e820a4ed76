using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Tests.Plans;

/// <summary>The plan table of SPEC section 1, beyond the response times.</summary>
public class ShippedCatalogTests
{
    [Theory]
    [InlineData("basic", "ticket", HandlerTier.CustomerServiceAssociate)]
    [InlineData("developer", "ticket phone", HandlerTier.CustomerServiceAssociate)]
    [InlineData("business", "ticket phone", HandlerTier.CloudSupportEngineer)]
    [InlineData("enterprise", "ticket phone im-group", HandlerTier.CloudSupportExpert)]
    public void Plan_HasItsChannelsAndTier(string plan, string channels, HandlerTier tier)
    {
        Assert.Equal(channels, string.Join(' ', Given.Catalog.Plan(plan).Channels));
        Assert.Equal(tier, Given.Catalog.Plan(plan).HandledBy);
        Assert.Same(SupportHours.Always, Given.Catalog.HoursOf(Given.Catalog.Plan(plan)));
    }

    [Theory]
    [InlineData("self-support", "basic developer business enterprise")]
    [InlineData("third-party-software", "developer business enterprise")]
    [InlineData("smart-advisor", "developer business enterprise")]
    [InlineData("designated-tam", "enterprise")]
    [InlineData("iem", "enterprise")]
    [InlineData("communication-training", "enterprise")]
    [InlineData("service-report", "enterprise")]
    [InlineData("architecture-optimization", "enterprise")]
    [InlineData("high-availability-optimization", "enterprise")]
    [InlineData("stability-optimization", "enterprise")]
    [InlineData("resource-optimization", "enterprise")]
    [InlineData("business-health-check", "enterprise")]
    public void Service_IsInItsPlans(string service, string plans)
    {
        Assert.Contains(service, Given.Catalog.Services.Select(s => s.Id));
        Assert.Equal(plans, string.Join(' ', Given.Catalog.Plans.Where(p => p.Services.Contains(service)).Select(p => p.Id)));
    }

    [Fact]
    public void EveryText_IsThereInBothLanguages()
    {
        var texts = Given.Catalog.Severities.SelectMany(s => (IReadOnlyDictionary<string, string>[])[s.Name, s.Criterion, s.Examples])
            .Concat(Given.Catalog.Plans.Select(p => p.Name))
            .Concat(Given.Catalog.Services.Select(s => s.Name));

        Assert.All(texts, text => Assert.Equal(["en", "zh-Hans"], text.Keys.Order(StringComparer.Ordinal)));
    }
}
