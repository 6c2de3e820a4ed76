using NodaTime;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Orchestrations.Tests.Harness;

static class TestCatalog
{
    static readonly Dictionary<string, string> Name = new() { ["en"] = "Name", ["zh-Hans"] = "名称" };

    public static readonly TicketPolicy Policy = new(
        Warnings: [50, 75, 90],
        PendingReminders: [Duration.FromHours(24), Duration.FromHours(72)],
        ClosePendingAfter: Duration.FromDays(7),
        CloseResolvedAfter: Duration.FromHours(72),
        ReopenWithin: Duration.FromDays(14));

    public static Catalog Create(TicketPolicy? policy = null) => new(
        [
            Plan("basic", HandlerTier.CustomerServiceAssociate, (Severity.General, Duration.FromHours(16))),
            Plan("business", HandlerTier.CloudSupportEngineer,
                (Severity.General, Duration.FromHours(16)),
                (Severity.SystemImpaired, Duration.FromHours(8)),
                (Severity.ProductionImpacted, Duration.FromMinutes(30))),
            Plan("enterprise", HandlerTier.CloudSupportExpert,
                (Severity.General, Duration.FromHours(8)),
                (Severity.SystemImpaired, Duration.FromHours(4)),
                (Severity.ProductionImpacted, Duration.FromMinutes(20)),
                (Severity.BusinessCritical, Duration.FromMinutes(15))),
        ],
        [.. Enum.GetValues<Severity>().Select(s => new SeverityCriterion(s, Name, Name, Name))],
        [],
        new SupportScope([], []),
        [],
        policy ?? Policy);

    static Plan Plan(string id, HandlerTier tier, params (Severity, Duration)[] targets) =>
        new(id, Name, ["ticket"], tier, targets.ToDictionary(t => t.Item1, t => t.Item2), null, null, []);
}
