using CsCheck;
using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using static SupportFlows.Domain.Tests.Entitlements.YearGiven;

namespace SupportFlows.Domain.Tests.Entitlements;

/// <summary>Against years written down one after the other, and against asking of every hour.</summary>
public class ServiceYearModelTests
{
    const int Cases = 300;

    static readonly Gen<string> Zones = Gen.OneOf("Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "Pacific/Apia");

    /// <summary>Subscriptions without overlap, in order, some of a plan without the service; hours since 2020.</summary>
    static readonly Gen<Account> Accounts =
        from zone in Zones
        from edges in Gen.Int[0, 5 * 366 * 24].HashSet[2, 8]
        from plans in Gen.OneOf("enterprise", "enterprise", "business").Array[8]
        from isOpen in Gen.Bool
        from gaps in Gen.Bool.Array[8]
        let at = edges.Order().ToList()
        let spans = at.Zip(at.Skip(1)).Select((edge, n) => new Subscription(plans[n], Hour(edge.First), isOpen && n == at.Count - 2 ? null : Hour(edge.Second))).Where((_, n) => !gaps[n])
        select Account([.. spans]) with { TimeZone = zone };

    [Fact]
    public void Year_OfAnyInstant_IsTheOneThatAWalkOverAnniversariesFinds() => Gen.Select(Accounts, Gen.Int[0, 7 * 366 * 24]).Sample(
        (account, hour) => Assert.Equal(Walk(account, Hour(hour)), YearAt(account, Hour(hour)) is { } year ? (year.From, year.To) : null),
        iter: Cases);

    [Fact]
    public void Years_OfAnyTwoInstants_AreTheSameOrApart() => Gen.Select(Accounts, Gen.Int[0, 7 * 366 * 24], Gen.Int[0, 7 * 366 * 24]).Sample(
        (account, one, other) =>
        {
            if (YearAt(account, Hour(one)) is { } first && YearAt(account, Hour(other)) is { } second) Assert.True(first == second || first.To <= second.From || second.To <= first.From);
        },
        iter: Cases);

    [Fact]
    public void Uncovered_IsTheFirstHourThatNoSubscriptionHas() => Gen.Select(Accounts, Gen.Int[0, 6 * 366 * 24], Gen.Int[1, 2000]).Sample(
        (account, from, hours) =>
        {
            var gap = Enumerable.Range(from, hours).Where(h => !IsSubscribed(account, Hour(h))).Select(h => (Instant?)Hour(h)).FirstOrDefault();
            Assert.Equal(gap, Uncovered(account, Hour(from), Hour(from + hours)));
        },
        iter: Cases);

    static (Instant, Instant)? Walk(Account account, Instant at)
    {
        if (account.Subscriptions.FirstOrDefault(s => s.Plan == "enterprise" && s.From <= at && (s.To is null || at < s.To)) is not { } subscription) return null;
        var zone = DateTimeZoneProviders.Tzdb[account.TimeZone];
        var began = subscription.From.InZone(zone).LocalDateTime;
        var (from, n) = (subscription.From, 1);
        while (Anniversary(n) <= at) from = Anniversary(n++);
        return (from, subscription.To is { } ends && ends < Anniversary(n) ? ends : Anniversary(n));

        Instant Anniversary(int years) => zone.AtLeniently(began.PlusYears(years)).ToInstant();
    }

    static bool IsSubscribed(Account account, Instant at) => Given.Catalog.PlanOf(account, at).Services.Contains(ServiceIds.Iem);

    static Instant Hour(int hours) => Instant.FromUtc(2020, 1, 1, 0, 0) + Duration.FromHours(hours);
}
