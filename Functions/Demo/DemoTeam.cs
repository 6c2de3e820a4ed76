using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Functions.Demo;

/// <summary>A small vendor's staff: a handler of each tier, a lead, a TAM, two on-call experts.</summary>
static class DemoTeam
{
    public const string Lead = "demo-lead";
    public const string Tam = "demo-tam";
    public const string First = "demo-oncall-1";
    public const string Second = "demo-oncall-2";

    public static readonly IReadOnlyList<Person> All =
    [
        Person("demo-associate", "Casey Associate", "+12025550111", "en", HandlerTier.CustomerServiceAssociate, PersonRole.Handler),
        Person("demo-engineer", "Erin Engineer", "+12025550112", "en", HandlerTier.CloudSupportEngineer, PersonRole.Handler),
        Person("demo-expert", "Xia Expert", "+12025550113", "en", HandlerTier.CloudSupportExpert, PersonRole.Handler),
        Person(Lead, "Lee Lead", "+12025550114", "en", null, PersonRole.Lead),
        Person(Tam, "Tam Adviser", "+12025550115", "en", null, PersonRole.Tam),
        Person(First, "Olga Oncall", "+12025550116", "en", HandlerTier.CloudSupportExpert, PersonRole.OnCall),
        Person(Second, "Oscar Oncall", "+12025550117", "zh-Hans", HandlerTier.CloudSupportExpert, PersonRole.OnCall),
    ];

    static Person Person(string id, string name, string phone, string language, HandlerTier? tier, PersonRole role) =>
        new(id, name, $"{id}@vendor.example", phone, language, "Europe/Berlin", tier, [], [role]);
}
