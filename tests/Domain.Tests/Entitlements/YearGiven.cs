using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Tests.Entitlements;

/// <summary>Accounts in Berlin with subscriptions of any plan, and claims of their sessions.</summary>
static class YearGiven
{
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>Midnight in Berlin.</summary>
    public static Instant Berliner(int year, int month, int day, int hour = 0) => Berlin.AtStrictly(new LocalDateTime(year, month, day, hour, 0)).ToInstant();

    public static Account Account(params Subscription[] subscriptions) => Given.Account("basic") with { Subscriptions = subscriptions };

    public static ServiceYear? YearAt(Account account, Instant at) => ServiceYear.At(Given.Catalog, account, ServiceIds.Iem, at);

    public static Instant? Uncovered(Account account, Instant from, Instant to) => ServiceYear.Uncovered(Given.Catalog, account, ServiceIds.Iem, from, to);
}
