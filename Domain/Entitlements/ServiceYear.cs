using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Entitlements;

/// <summary>A year of a subscription: what a plan grants by the year is granted anew in each. It begins on the anniversary of the subscription, on the wall of the account's zone.</summary>
/// <param name="To">Exclusive: the next anniversary, or the end of the subscription when that is sooner. What comes after counts in the year of the next one.</param>
public sealed record ServiceYear(Instant From, Instant To)
{
    public bool Holds(Instant at) => From <= at && at < To;

    /// <summary>The year in which an instant lies, of the subscription that is then in force. Null: no plan that has the service is.</summary>
    public static ServiceYear? At(Catalog catalog, Account account, string service, Instant at)
    {
        if (Subscribed(catalog, account, service).FirstOrDefault(s => s.From <= at && (s.To is null || at < s.To)) is not { } subscription) return null;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(account.TimeZone) ?? DateTimeZone.Utc;
        var began = subscription.From.InZone(zone).LocalDateTime;
        // Counted from the first day and not from year to year: the 29th of February comes back.
        var years = Period.Between(began, at.InZone(zone).LocalDateTime, PeriodUnits.Years).Years;
        var year = Year(years);
        return year.Holds(at) ? year : Year(at < year.From ? years - 1 : years + 1);

        ServiceYear Year(int n) => new(Begin(n), subscription.To is { } ends ? Instant.Min(ends, Begin(n + 1)) : Begin(n + 1));

        Instant Begin(int n) => n == 0 ? subscription.From : began.PlusYears(n).InZoneLeniently(zone).ToInstant();
    }

    /// <summary>Whether plans that have the service are in force through all of a span, one after the other or the same.</summary>
    public static bool Covers(Catalog catalog, Account account, string service, Instant from, Instant to) => Uncovered(catalog, account, service, from, to) is null;

    /// <summary>The first instant of a span at which no plan that has the service is in force; null: there is none.</summary>
    public static Instant? Uncovered(Catalog catalog, Account account, string service, Instant from, Instant to)
    {
        var at = from;
        foreach (var subscription in Subscribed(catalog, account, service).OrderBy(s => s.From))
        {
            if (at >= to || subscription.From > at) break;
            if (subscription.To is null) return null;
            at = Instant.Max(at, subscription.To.Value);
        }

        return at < to ? at : null;
    }

    static IEnumerable<Subscription> Subscribed(Catalog catalog, Account account, string service) =>
        account.Subscriptions.Where(s => catalog.Plans.FirstOrDefault(p => p.Id == s.Plan)?.Services.Contains(service) == true);
}
