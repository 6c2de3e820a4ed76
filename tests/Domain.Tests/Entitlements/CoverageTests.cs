using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Plans;
using static SupportFlows.Domain.Tests.Entitlements.YearGiven;

namespace SupportFlows.Domain.Tests.Entitlements;

public class CoverageTests
{
    static readonly Account Twice = Account(
        new Subscription("enterprise", Berliner(2026, 3, 1), Berliner(2026, 6, 1)),
        new Subscription("enterprise", Berliner(2025, 1, 1), Berliner(2026, 3, 1)));

    [Fact]
    public void Span_OverTwoSubscriptionsThatMeet_IsCovered() => Assert.Null(Uncovered(Twice, Berliner(2026, 2, 1), Berliner(2026, 6, 1)));

    [Fact]
    public void Span_PastTheEnd_IsUncoveredFromTheEnd() => Assert.Equal(Berliner(2026, 6, 1), Uncovered(Twice, Berliner(2026, 5, 30), Berliner(2026, 6, 2)));

    [Fact]
    public void Span_FromBeforeTheBegin_IsUncoveredFromItsFirstInstant() => Assert.Equal(Berliner(2024, 12, 31), Uncovered(Twice, Berliner(2024, 12, 31), Berliner(2025, 1, 2)));

    [Fact]
    public void Span_WithALesserPlanInBetween_IsUncoveredFromTheChange()
    {
        var account = Account(
            new Subscription("enterprise", Berliner(2025, 1, 1), Berliner(2026, 3, 2)),
            new Subscription("business", Berliner(2026, 3, 2), Berliner(2026, 3, 3)),
            new Subscription("enterprise", Berliner(2026, 3, 3)));

        Assert.Equal(Berliner(2026, 3, 2), Uncovered(account, Berliner(2026, 3, 1), Berliner(2026, 3, 4)));
        Assert.True(ServiceYear.Covers(Given.Catalog, account, ServiceIds.Iem, Berliner(2026, 3, 1), Berliner(2026, 3, 2)));
    }

    [Fact]
    public void Span_OfASubscriptionWithoutEnd_IsCoveredForEver() => Assert.Null(Uncovered(Account(new Subscription("enterprise", Berliner(2025, 1, 1))), Berliner(2025, 1, 1), Berliner(2090, 1, 1)));

    [Fact]
    public void Span_WithoutAnySubscription_IsUncovered() => Assert.Equal(Berliner(2026, 1, 1), Uncovered(Account(), Berliner(2026, 1, 1), Berliner(2026, 1, 2)));
}
