using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>A shop in Shanghai with an Enterprise plan, its TAM and who leads; a sale on 16 and 17 October 2026, the days of docs/calendars.md.</summary>
static class IemGiven
{
    public const string FirstDay = "2026-10-16";
    public const string LastDay = "2026-10-17";

    public static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    /// <summary>A Monday morning; 13 business days lie between it and the sale.</summary>
    public static readonly Instant Asked = At("2026-09-21T09:00");

    public static readonly Actor Tom = new(ActorKind.Staff, "tom", "Tom");

    public static readonly Actor Lea = new(ActorKind.Staff, "lea", "Lea");

    public static readonly IReadOnlyList<Person> People =
    [
        Given.Member("tom", null, PersonRole.Tam).Person,
        Given.Member("lea", null, PersonRole.Lead).Person,
        Given.Member("enzo", HandlerTier.CloudSupportEngineer, PersonRole.Handler).Person,
        Given.Member("xena", HandlerTier.CloudSupportExpert, PersonRole.Handler).Person,
    ];

    public static readonly Contact Ann = new("Ann", "ann@shop.example", "+861012345678");

    public static readonly Account Shop =
        new("shop", "Shop", "cn", "Asia/Shanghai", "en", [new Subscription("enterprise", At("2026-01-01T00:00"))], [Ann], TamId: "tom");

    public static readonly IReadOnlyDictionary<string, BusinessCalendar> Calendars = Tests.Calendars.Calendars.Ids.ToDictionary(id => id, Tests.Calendars.Calendars.Get);

    public static readonly IemSetting Setting = new(Given.Catalog, Shop, Calendars, People);

    public static IemPolicy Policy => Given.Catalog.Iem!;

    public static IemOrder Order(string? firstDay = FirstDay, string? lastDay = LastDay, int? furtherDays = null) =>
        new("x-1", "Autumn sale", firstDay, lastDay, null, "90,000 orders an hour", ["database"], null, furtherDays);

    /// <summary>On the wall in Shanghai: <c>2026-10-16T00:00</c>.</summary>
    public static Instant At(string wall) => Shanghai.AtStrictly(LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(wall).Value).ToInstant();

    /// <summary>The inverse of <see cref="At"/>.</summary>
    public static string Wall(Instant at) => at.InZone(Shanghai).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", null);

    public static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
