using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tests;

/// <summary>The shipped catalog, a small team, and customers of each plan.</summary>
static class Given
{
    public static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    public static readonly Catalog Catalog = CatalogReader.Read(File.ReadAllText(CatalogPath));

    public static readonly Actor Handler = new(ActorKind.Staff, "enzo", "Enzo");

    public static readonly Actor Customer = new(ActorKind.Customer, "ann@shop.example", "Ann");

    public static readonly IReadOnlyList<TeamMember> Team =
    [
        Member("cara", HandlerTier.CustomerServiceAssociate, PersonRole.Handler),
        Member("enzo", HandlerTier.CloudSupportEngineer, PersonRole.Handler),
        Member("xena", HandlerTier.CloudSupportExpert, PersonRole.Handler),
        Member("lea", null, PersonRole.Lead),
        Member("otto", null, PersonRole.OnCall),
    ];

    public static string CatalogPath => Path.Combine(AppContext.BaseDirectory, "catalog.json");

    public static TeamMember Member(string id, HandlerTier? tier, PersonRole role, int open = 0, string[]? skills = null, SupportHours? shift = null) =>
        new(new Person(id, char.ToUpperInvariant(id[0]) + id[1..], $"{id}@vendor.example", $"+49301000{(id[0] * 7 + id[1]) % 1000:000}", "en", "UTC", tier, skills ?? [], [role], shift), open);

    public static Account Account(string plan) =>
        new("shop", "Shop", "eu", "Europe/Berlin", "en", [new Subscription(plan, Instant.FromUtc(2020, 1, 1, 0, 0))], [Ann]);

    public static Contact Ann { get; } = new("Ann", "ann@shop.example", "+4930111111");

    public static TicketRequest Request(Severity? severity = Severity.General) => new("x-1", "Cannot reach the database", "Since noon it times out.", severity, Ann);

    /// <summary>The shipped catalog with further targets, or other hours, for every plan.</summary>
    public static Catalog With(string? next = null, string? resolution = null, SupportHours? hours = null) => Catalog with
    {
        Hours = hours is null ? null : new Dictionary<string, SupportHours> { ["office"] = hours },
        Plans =
        [
            .. Catalog.Plans.Select(p => p with
            {
                NextResponse = Targets(p, next),
                Resolution = Targets(p, resolution),
                Hours = hours is null ? null : "office",
            }),
        ],
    };

    public static SupportHours Office(string zone = "Europe/Berlin") => new(
        zone,
        new[] { IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday }
            .ToDictionary(d => d, IReadOnlyList<OpeningSpan> (_) => [new(new LocalTime(9, 0), new LocalTime(12, 0)), new(new LocalTime(13, 0), new LocalTime(17, 0))]));

    /// <summary>ISO 8601: <c>PT30M</c>.</summary>
    public static Duration Span(string iso) => PeriodPattern.NormalizingIso.Parse(iso).Value.ToDuration();

    static Dictionary<Severity, Duration>? Targets(Plan plan, string? iso) => iso is null ? null : plan.FirstResponse.Keys.ToDictionary(s => s, _ => Span(iso));
}
